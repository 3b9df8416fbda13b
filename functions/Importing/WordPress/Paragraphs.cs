using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Importing.WordPress;

/// <summary>
/// The paragraphs of posts that were written without blocks: a blank line parts them, and a line break inside one is a line break. So does
/// WordPress when it shows them (<c>wpautop</c>).
/// </summary>
internal static partial class Paragraphs
{
    public static string Of(string content)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (Match kept in Preformatted().Matches(content))
        {
            Append(html, content[end..kept.Index]);
            html.Append(kept.Value);
            end = kept.Index + kept.Length;
        }

        Append(html, content[end..]);
        return html.ToString();
    }

    private static void Append(StringBuilder html, string content)
    {
        var parted = BlockTag().Replace(content, match => match.Groups["end"].Success ? $"{match.Value}\n\n" : $"\n\n{match.Value}");
        foreach (var piece in BlankLines().Split(parted).Select(piece => piece.Trim()).Where(piece => piece.Length > 0))
        {
            var lines = LineBreak().Replace(piece, "<br>\n");
            var isBlock = piece.StartsWith('<') && BlockTag().Match(piece) is { Success: true, Index: 0 };
            html.Append(isBlock ? lines : $"<p>{lines}</p>").Append('\n');
        }
    }

    // Their line breaks are their own.
    [GeneratedRegex(
        @"<(?<name>pre|script|style|textarea)\b.*?</\k<name>\s*>",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Preformatted();

    [GeneratedRegex(
        @"<(?<end>/)?(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|form|blockquote|address|p|h[1-6]|hr"
        + @"|fieldset|legend|section|article|aside|hgroup|header|footer|nav"
        + @"|figure|figcaption|details|menu|summary)\b[^<>]{0,2000}>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"\n[ \t\n]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();

    // A <br> at the end of a line is one already.
    [GeneratedRegex(
        @"(?<![>\n])\n(?!\s*</?(?:li|tr|td|th|dt|dd|ul|ol|table)\b)|(?<=</(?:a|em|strong|b|i|span|code)>)\n",
        RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();
}
