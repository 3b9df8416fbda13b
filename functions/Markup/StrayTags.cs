using System.Text.RegularExpressions;

namespace Newsroom.Markup;

/// <summary>
/// Angle brackets that were never meant as markup, such as <c>&lt;your name&gt;</c> or <c>List&lt;Town&gt;</c>. A parser takes them for
/// elements, and what stands in them is gone. They are escaped before the text is parsed. This can't make unsafe markup: it only turns
/// tags into text.
/// </summary>
internal static partial class StrayTags
{
    // Attributes that are written without a value.
    private static readonly HashSet<string> Flags =
    [
        .. ("allowfullscreen async autofocus autoplay border checked class compact controls defer disabled download hidden id inert "
            + "ismap itemscope loop "
            + "multiple muted nomodule noshade novalidate nowrap open playsinline readonly required reversed selected style").Split(' '),
    ];

    public static string Escape(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
        {
            return html;
        }

        var ended = EndTag().Matches(html).Select(tag => tag.Groups["name"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return StartTag().Replace(html, tag => IsElement(tag, ended) ? tag.Value : $"&lt;{tag.Value[1..]}");
    }

    private static bool IsElement(Match tag, HashSet<string> ended)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        var attributes = tag.Groups["attributes"].Value;
        if (attributes.AsSpan().ContainsAny("=\"'"))
        {
            return true;
        }

        if (!tag.Groups["end"].Success)
        {
            return false;
        }

        return HtmlElements.IsKnown(name) ? HasOnlyFlags(attributes) : ended.Contains(name) || Namespaced().IsMatch(name);
    }

    /// <summary>Whether it is a tag, and no words: <c>&lt;p hidden&gt;</c>, but not <c>&lt;a few words&gt;</c>.</summary>
    private static bool HasOnlyFlags(string attributes)
    {
        var words = attributes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.All(word => word == "/")
            || words.Any(word => Flags.Contains(word.TrimEnd('/').ToLowerInvariant()) || word.Contains('-', StringComparison.Ordinal));
    }

    [GeneratedRegex("<(?<name>[A-Za-z][^\\s/<>]*)(?<attributes>[^<>]*)(?<end>>)?", RegexOptions.CultureInvariant)]
    private static partial Regex StartTag();

    [GeneratedRegex("</(?<name>[A-Za-z][^\\s/<>]*)", RegexOptions.CultureInvariant)]
    private static partial Regex EndTag();

    // As Word writes them: <o:p>. An address in angle brackets is none.
    [GeneratedRegex("^[a-z]\\w{0,9}:[a-z]\\w*$", RegexOptions.CultureInvariant)]
    private static partial Regex Namespaced();
}
