using System.Text.RegularExpressions;

namespace Newsroom.Translation;

/// <summary>
/// Text that an engine does not translate: <c>&lt;span class="notranslate" translate="no"&gt;…&lt;/span&gt;</c>, as Azure Translator
/// documents it and HTML 5 defines it.
/// </summary>
internal static partial class Protected
{
    /// <param name="html">Escaped text without elements.</param>
    public static string Wrap(string html) => $"""<span class="notranslate" translate="no">{html}</span>""";

    /// <summary>Removes the elements and keeps their content.</summary>
    public static string Unwrap(string html) => Spans().Replace(html, "$1");

    /// <summary>Corrects "a" and "an" before a term: the engine did not know the term.</summary>
    public static string AgreeInEnglish(string html) => EnglishArticle().Replace(html, article =>
    {
        var letter = char.ToLowerInvariant(article.Groups[3].Value[0]);
        var n = "aeiou".Contains(letter, StringComparison.Ordinal) ? "n" : "";
        return $"{article.Groups[1].Value}{n}{article.Groups[2].Value}";
    });

    [GeneratedRegex("""\b([Aa])n?( )(?=<span\b[^>]*\bclass\s*=\s*"notranslate"[^>]*>(\p{L})\p{Ll})""")]
    private static partial Regex EnglishArticle();

    /// <summary>The elements with their content, and the tags of all other elements.</summary>
    [GeneratedRegex("""<span\b[^>]*\bclass\s*=\s*"notranslate"[^>]*>[^<]*</span>|<[^>]*>""", RegexOptions.IgnoreCase)]
    public static partial Regex TagsAndSpans();

    /// <summary>The elements, each with its text as the first group.</summary>
    [GeneratedRegex("""<span\b[^>]*\bclass\s*=\s*"notranslate"[^>]*>([^<]*)</span>""", RegexOptions.IgnoreCase)]
    public static partial Regex Spans();
}
