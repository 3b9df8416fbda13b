namespace Newsroom.Markup;

/// <summary>The elements of HTML by what becomes of them in an article.</summary>
internal static class HtmlElements
{
    /// <summary>Elements that stay as they are.</summary>
    public static readonly HashSet<string> Allowed = Names(
        "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 "
            + "h5 h6 hr i img ins "
        + "kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var");

    /// <summary>Blocks whose tags go: their text becomes paragraphs.</summary>
    public static readonly HashSet<string> UnwrappedBlocks = Names(
        "address article aside center fieldset footer form header hgroup legend main nav search section");

    /// <summary>Elements that go with their content. Where that is text that a reader may have seen, it is reported as cut.</summary>
    public static readonly HashSet<string> Dropped = Names(
        "script style template noscript object applet canvas svg select datalist dialog head title meta link base map area param "
            + "source track noembed "
        + "noframes frame frameset input progress meter portal rp");

    /// <summary>Content that is never shown.</summary>
    public static readonly HashSet<string> NotText = Names("script style template rp annotation annotation-xml");

    /// <summary>Elements that show something from another address: a link to it stays.</summary>
    public static readonly HashSet<string> Media = Names("iframe video audio embed");

    /// <summary>Obsolete elements and what took their place.</summary>
    public static readonly Dictionary<string, string> Successors = new()
    {
        ["strike"] = "s",
        ["tt"] = "code",
        ["acronym"] = "abbr",
        ["menu"] = "ul",
        ["dir"] = "ul",
        ["xmp"] = "pre",
        ["listing"] = "pre",
        ["plaintext"] = "pre",
    };

    /// <summary>Elements that can't stand inside a paragraph.</summary>
    public static readonly HashSet<string> Blocks =
    [
        .. UnwrappedBlocks,
        .. Names("blockquote dd details dir div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li listing menu ol p plaintext pre "
            + "summary table ul xmp"),
    ];

    /// <summary>Blocks with nothing but text and inline elements in them.</summary>
    public static readonly HashSet<string> TextBlocks = Names("p h1 h2 h3 h4 h5 h6 pre summary dt caption");

    private static readonly HashSet<string> Others = Names(
        "basefont bgsound big blink body button data font html keygen label marquee math nobr optgroup option output picture rb rt rtc "
            + "ruby slot textarea wbr");

    /// <summary>Whether HTML has, or had, an element of this name (in lower case).</summary>
    public static bool IsKnown(string name) =>
        Allowed.Contains(name) || UnwrappedBlocks.Contains(name) || Dropped.Contains(name) || Media.Contains(name)
            || Successors.ContainsKey(name) || Others.Contains(name);

    private static HashSet<string> Names(string names) => [.. names.Split(' ')];
}
