using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Headers;

/// <summary>
/// The last check of front matter with slips: whatever the readers made of it, each line that says something about publication must
/// have been understood exactly as it stands. Otherwise the article is held.
/// </summary>
internal static partial class BrokenHeaderGuard
{
    private const int MaxLines = 100;

    /// <summary>Whether a text begins like front matter, if only roughly.</summary>
    public static bool BeginsLikeHeader(string text) => Fence().IsMatch(text.AsSpan().TrimStart("\uFEFF \t\r\n"));

    /// <summary>The doubts about the lines of a broken header.</summary>
    public static IReadOnlyList<Doubt> Check(string text, Stated stated) =>
    [
        .. text.Split('\n').Take(MaxLines)
            .Select((line, index) => (Line: line, Number: index + 1, Match: Statement().Match(line)))
            .Where(line => line.Match.Success && !IsUnderstood(line.Match, stated))
            .Select(line => new Doubt(
                HeaderKeys.Canonical(HeaderKeys.Normalise(line.Match.Groups["key"].Value)),
                $"Line {line.Number}: {HeaderNotes.Quote(line.Line.Trim())} is not understood, because the front matter is broken.")),
    ];

    private static bool IsUnderstood(Match line, Stated stated)
    {
        var value = line.Groups["value"].Value.Trim().Trim('"', '\'').Trim();
        return line.Groups["flag"].Success
            ? stated.Draft is not null && Flag().IsMatch(value)
            : stated.Date is { } date
                && value.StartsWith(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?:[-+;=~_*.—–]{2,}|\{)")]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?<key>(?<flag>draft|published)|publish[-_ ]?date|pub[-_ ]?date|date)(?![\p{L}\p{N}])[""']?\s*[:=]?(?<value>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex("^(?:true|false|yes|no|on|off)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Flag();
}
