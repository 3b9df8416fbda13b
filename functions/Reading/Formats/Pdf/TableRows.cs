namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// Tells the cells of a table, of which some have several lines, from columns: what stands apart from what is above it begins a row, and a
/// row begins in several cells at once.
/// </summary>
internal static class TableRows
{
    private const int MinRows = 3;

    /// <summary>How many of the rows on one side begin on the other side too, at least: some cells are empty.</summary>
    private const double MinShared = 0.8;

    private const double MinSharedOfOther = 0.6;

    /// <summary>In distances of lines: a larger one comes before a new row.</summary>
    private const double RowGap = 1.25;

    /// <summary>In distances of lines on the other side: so far apart are the lines of cells with one line each.</summary>
    private const double SparseGap = 1.35;

    /// <summary>In sizes of the type: how far lines of a row stand apart at most.</summary>
    private const double Tolerance = 0.2;

    /// <summary>Whether what stands beside each other are cells.</summary>
    /// <param name="left">The lines on one side, from top to bottom.</param>
    /// <param name="right">Those on the other.</param>
    public static bool AreIn(List<Line> left, List<Line> right) =>
        BeginTogether(left, right) || AreBeginnings(left, right) || AreBeginnings(right, left);

    private static bool BeginTogether(List<Line> left, List<Line> right)
    {
        var (one, other) = (Beginnings(left), Beginnings(right));
        if (one.Count < MinRows || other.Count < MinRows)
        {
            return false;
        }

        var (shared, sharedOfOther) = (Shared(one, other), Shared(other, one));
        return Math.Max(shared, sharedOfOther) >= MinShared && Math.Min(shared, sharedOfOther) >= MinSharedOfOther;
    }

    /// <summary>Whether each line on one side begins a row, while rows have several lines on the other.</summary>
    private static bool AreBeginnings(List<Line> some, List<Line> others) =>
        Gaps(some) is { Count: >= MinRows } sparse && Gaps(others) is { Count: >= MinRows } dense
        && Median(sparse) >= SparseGap * Median(dense) && Shared(some, others) >= MinShared;

    /// <summary>The first lines of what stands apart from what is above it.</summary>
    private static List<Line> Beginnings(List<Line> lines)
    {
        var gaps = Gaps(lines);
        var pitch = gaps.Count < MinRows ? double.MaxValue : gaps.Select(gap => gap.Size).Order().ElementAt(gaps.Count / 4);
        return [.. gaps.Where(gap => gap.Size > RowGap * pitch).Select(gap => gap.Below)];
    }

    /// <summary>The distances from line to line; what stands on one baseline is one line.</summary>
    private static List<(double Size, Line Below)> Gaps(List<Line> lines) =>
    [
        .. lines.Zip(lines.Skip(1), (above, below) => (above.Baseline - below.Baseline, below))
            .Where(gap => gap.Item1 > 0.5 * gap.below.Size),
    ];

    private static double Median(List<(double Size, Line Below)> gaps) =>
        gaps.Select(gap => gap.Size).Order().ElementAt(gaps.Count / 2);

    private static double Shared(List<Line> some, List<Line> others) =>
        (double)Baselines.Shared(some, others, Tolerance) / some.Count;
}
