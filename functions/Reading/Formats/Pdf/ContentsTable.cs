using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>A table of contents: lines that end with dots and the number of a page.</summary>
internal static partial class ContentsTable
{
    /// <summary>Removes its lines, and returns them.</summary>
    public static IReadOnlyList<string> Cut(List<Line> lines)
    {
        var cut = lines.Where(line => Entry().IsMatch(line.Text)).ToHashSet();
        lines.RemoveAll(cut.Contains);
        return [.. cut.Select(line => line.Text)];
    }

    [GeneratedRegex(
        @"(?:\.{4,}|(?: \.){4,}|…{2,}) ?[0-9ivxl]{1,4}$", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Entry();
}
