using System.Buffers;
using System.Text.RegularExpressions;

namespace Newsroom.Importing;

/// <summary>Plain text in Markdown: signs that would be taken for markup are escaped, and no others.</summary>
internal static partial class MarkdownText
{
    private static readonly SearchValues<char> Possible = SearchValues.Create("\\`*_[]<>&~^=+|:{}");

    /// <summary>Escapes what has a meaning anywhere in a line. Web addresses stay as they are.</summary>
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Possible) < 0)
        {
            return text;
        }

        return Signs().Replace(text, match => match switch
        {
            { Groups: var groups } when groups["address"].Success => match.Value,
            { Groups: var groups } when groups["word"].Success => match.Value,
            { Value: "&" } => "&amp;",
            { Value: "<" } => "&lt;",
            { Value: "{" } => "&#123;",
            { Value: ":" } => "&#58;",
            _ => string.Concat(match.Value.Select(sign => $"\\{sign}")),
        });
    }

    /// <summary>Escapes what has a meaning at the beginning of a line.</summary>
    public static string EscapeLine(string line) => Start().Replace(line, match =>
        match.Groups["number"].Success ? $"{match.Groups["number"].Value}\\{match.Groups["sign"].Value}"
        : match.Groups["fence"].Success ? $"\\{match.Value}"
        : match.Groups["head"].Success ? $"{match.Groups["head"].Value}&#58;"
        : $"\\{match.Value}");

    // Underscores inside a word are no emphasis; neither is a sign between blanks.
    [GeneratedRegex(
        @"(?<address>(?:https?://|www\.)[^\s<>\[\]{}|]+)"
        + @"|(?<word>(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))"
        + @"|[\\`*_\[\]|]|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]{1,40};)|~+|\^|={2,}|\+{2,}|\{(?=[{%#.:])|(?<!\w):(?=[\w+-]{1,40}:)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    [GeneratedRegex(
        @"^(?:(?<number>[0-9]{1,9})(?<sign>[.)])(?=\s|$)|(?<fence>[#>])|(?<fence>[-+=:])(?=\s|$|[-+=:])"
        + "|(?<head>(?i:draft|brouillon|borrador|published|publish[-_ ]?date|pub[-_ ]?date|expir(?:y|e|ation)[-_ ]?date|expires|embargo|date)"
        + @"\s{0,3}):)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
