using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Finds what stands at the head or the foot of several pages, and the numbers of pages.</summary>
internal static partial class RunningHeads
{
    /// <summary>The part of a page, at its head and at its foot, in which they stand.</summary>
    private const double Margin = 0.14;

    /// <summary>In points: how far apart numbers may stand on pages to be in the same place.</summary>
    private const double Place = 4;

    /// <summary>Lines at each end of a page that are looked at.</summary>
    private const int MaxLines = 6;

    /// <summary>A letterhead on every page is deeper than that.</summary>
    private const double MaxDepth = 0.3;

    private const int MaxDeepLines = 12;

    /// <summary>The length of a line of it: whole lines are text.</summary>
    private const int MaxDeepLength = 60;

    /// <summary>Removes them from the lines of the pages, and returns each of them once.</summary>
    public static IReadOnlyList<string> Cut(IReadOnlyList<PdfPage> pages)
    {
        var ends = pages.Select(page => Ends(page.Lines, page.Height)).ToList();
        var min = pages.Count <= 5 ? 2 : 3;
        var repeated = ends
            .SelectMany((lines, page) => lines.Select(line => (Key: Key(line), Page: page)))
            .GroupBy(line => line.Key, line => line.Page)
            .Where(group => group.Distinct().Count() >= min)
            .Select(group => group.Key)
            .ToHashSet();
        var cut = new List<string>();
        foreach (var (page, lines) in pages.Zip(ends))
        {
            foreach (var line in lines.Where(line => repeated.Contains(Key(line)) || Number().IsMatch(line.Text)))
            {
                cut.Add(line.Text);
                page.Lines.Remove(line);
            }
        }

        cut.AddRange(CutLetterheads(pages));
        return [.. cut.DistinctBy(text => Digits().Replace(text, "#"))];

        // A digit is any digit, but amounts in tables are not in the same place. The size tells a title from the same words above other
        // pages.
        static (string, double, double) Key(Line line) => (
            Digits().Replace(line.Text, "#"), Math.Round(line.Size), line.Text.Any(char.IsDigit) ? Math.Round(line.Baseline / Place) : 0);
    }

    /// <summary>Cuts what is left at the head of half of the pages, in the same place, as long as nothing else comes before it.</summary>
    private static List<string> CutLetterheads(IReadOnlyList<PdfPage> pages)
    {
        var heads = pages.Select(page => page.Lines.Where(line => line.Baseline > (1 - MaxDepth) * page.Height)
            .OrderByDescending(line => line.Baseline).Take(MaxDeepLines).ToList()).ToList();
        var repeated = heads
            .SelectMany((lines, page) => lines.Select(line => (Key: Key(line), Page: page)))
            .GroupBy(line => line.Key, line => line.Page)
            .Where(group => group.Distinct().Count() >= Math.Max(3, pages.Count / 2))
            .Select(group => group.Key)
            .ToHashSet();
        var cut = new List<string>();
        foreach (var (page, lines) in pages.Zip(heads))
        {
            var letterhead = lines.TakeWhile(line => line.Text.Length <= MaxDeepLength && repeated.Contains(Key(line))).ToList();
            cut.AddRange(letterhead.Select(line => line.Text));
            page.Lines.RemoveAll(letterhead.Contains);
        }

        return cut;

        static (string, double, double) Key(Line line) => (line.Text, Math.Round(line.Baseline), Math.Round(line.Left));
    }

    private static List<Line> Ends(List<Line> lines, double height)
    {
        var sorted = lines.OrderByDescending(line => line.Baseline).ToList();
        return [.. sorted.Take(MaxLines).Where(line => line.Baseline > (1 - Margin) * height)
            .Union(sorted.TakeLast(MaxLines).Where(line => line.Baseline < Margin * height), ReferenceEqualityComparer.Instance)
            .Cast<Line>()];
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"^[-–—|. ]*(?:(?:page|pagina|página|pág\.?|p\.|seite|s\.|стр\.|صفحة|第)\s*)?(?:[0-9]{1,4}|(?=[ivxl])l?x{0,3}(?:i[xv]|v?i{0,3}))"
            + @"(?:\s*(?:/|\||of|de|sur|von|di|из|من)\s*[0-9]{1,4})?[-–—|. 页]*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Number();
}
