using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>Elements of HTML by what they are for.</summary>
internal static class HtmlNames
{
    public static readonly HashSet<string> Invisible =
    [
        .. ("script style noscript template svg math iframe object embed canvas audio video applet map head title meta link base "
            + "frameset frame noframes datalist dialog portal rp "
            + "progress meter param source track area").Split(' '),
    ];

    public static readonly HashSet<string> Controls = [.. "button input select textarea".Split(' ')];

    /// <summary>Inline elements that the article keeps; others are unwrapped.</summary>
    public static readonly HashSet<string> KeptInline =
        [.. "abbr b cite code del dfn em i ins kbd mark q s samp strong sub sup u var".Split(' ')];

    private static readonly HashSet<string> Inline =
    [
        .. KeptInline,
        .. ("a acronym bdi bdo big blink br data font img label nobr picture rb rt rtc ruby small span strike time tt wbr button input "
            + "select textarea option optgroup output").Split(' '),
    ];

    public static bool IsInline(IElement element) => Inline.Contains(element.LocalName);

    public static bool IsHeading(IElement element) => element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    /// <summary>Whether a text is too long for a heading: a lead that is set in large letters.</summary>
    public static bool IsLead(string heading) => heading.Length > 200 || (heading.Length > 100 && heading[^1] is '.' or '!' or '…');
}
