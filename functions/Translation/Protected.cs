using System.Text.RegularExpressions;

namespace Newsroom.Translation;

/// <summary>
/// What an engine leaves as it is: <c>&lt;span class="notranslate" translate="no"&gt;…&lt;/span&gt;</c> with text in it, as Azure Translator documents it and HTML 5 has it.
/// </summary>
internal static partial class Protected
{
    /// <param name="html">HTML of text alone.</param>
    public static string Wrap(string html) => $"""<span class="notranslate" translate="no">{html}</span>""";

    /// <summary>Takes the elements away and leaves what is in them.</summary>
    public static string Unwrap(string html) => Spans().Replace(html, "$1");

    /// <summary>An or a, as the term behind it has it: the engine did not know which would come.</summary>
    public static string AgreeInEnglish(string html) => EnglishArticle().Replace(
        html, article => $"{article.Groups[1].Value}{("aeiou".Contains(char.ToLowerInvariant(article.Groups[3].Value[0]), StringComparison.Ordinal) ? "n" : "")}{article.Groups[2].Value}");

    [GeneratedRegex("""\b([Aa])n?( )(?=<span\b[^>]*\bclass\s*=\s*"notranslate"[^>]*>(\p{L})\p{Ll})""")]
    private static partial Regex EnglishArticle();

    /// <summary>The elements with what is in them, and the tags of all others.</summary>
    [GeneratedRegex("""<span\b[^>]*\bclass\s*=\s*"notranslate"[^>]*>[^<]*</span>|<[^>]*>""", RegexOptions.IgnoreCase)]
    public static partial Regex TagsAndSpans();

    /// <summary>The elements, each with its text as the first group.</summary>
    [GeneratedRegex("""<span\b[^>]*\bclass\s*=\s*"notranslate"[^>]*>([^<]*)</span>""", RegexOptions.IgnoreCase)]
    public static partial Regex Spans();
}
