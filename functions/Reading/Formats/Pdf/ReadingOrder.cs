namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// The order in which the lines of a page are read. Where a vertical strip stays empty over several lines that fill what is to its left
/// and to its right, there are columns: first what stands above them, then one column after the other, then what stands below. Cells of
/// a table are short, or begin beside each other: its rows stay rows.
/// </summary>
internal sealed class ReadingOrder(int page)
{
    private const int MaxDepth = 6;
    private const int MaxEdges = 24;
    private const int MinRows = 4;

    /// <summary>How much of the width of a column its lines fill on the average.</summary>
    private const double MinFill = 0.55;

    private const double MinLetters = 12;

    /// <summary>One line of so many may go through the space between two columns.</summary>
    private const int MaxCut = 4;

    /// <param name="lines">Sorted from top to bottom and from left to right.</param>
    public IEnumerable<Line> Sort(List<Line> lines) => Sort(lines, depth: 0);

    private IEnumerable<Line> Sort(List<Line> lines, int depth)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        if (depth < MaxDepth && lines.Count >= 2 * MinRows && Widest(Rows(lines), lines) is { } split)
        {
            return [.. Sort(split.Above, depth + 1), .. Sort(split.Left, depth + 1), .. Sort(split.Right, depth + 1),
                .. Sort(split.Below, depth + 1)];
        }

        var column = new Column(page, lines.Min(line => line.Left), lines.Max(line => line.Right));
        return Rows(lines).Select(row => row.Aggregate((line, next) => line.With(next)) with { Column = column });
    }

    private static List<List<Line>> Rows(List<Line> lines)
    {
        var rows = new List<List<Line>>();
        foreach (var line in lines)
        {
            if (rows.Count > 0 && rows[^1][0].Baseline - line.Baseline <= 0.3 * Math.Min(line.Size, rows[^1][0].Size))
            {
                rows[^1].Add(line);
            }
            else
            {
                rows.Add([line]);
            }
        }

        rows.ForEach(row => row.Sort((one, other) => one.Left.CompareTo(other.Left)));
        return rows;
    }

    /// <summary>The columns that stand beside each other over the most lines.</summary>
    /// <param name="rows">The lines by baseline.</param>
    /// <param name="lines">All of them.</param>
    /// <param name="isInner">Whether they are looked for inside a column, of which there are two at most beside each other.</param>
    private static Split? Widest(List<List<Line>> rows, List<Line> lines, bool isInner = false)
    {
        Split? best = null;
        foreach (var edge in Edges(lines))
        {
            for (var from = 0; from < rows.Count; from++)
            {
                var to = from;
                for (; to < rows.Count && !rows[to].Exists(line => line.Crosses(edge) && line.CutAt(edge) is null); to++)
                {
                }

                if (to - from >= MinRows && (best is null || to - from > best.Count)
                    && Split.Of(rows, from, to, edge, isInner) is { } split)
                {
                    best = split;
                }

                from = to;
            }
        }

        return best;
    }

    /// <summary>Where columns may begin: left of lines that begin, or right of lines that end, below each other.</summary>
    private static IEnumerable<double> Edges(List<Line> lines) =>
        lines.GroupBy(line => Math.Round(line.Left / 3)).Select(lefts => (Count: lefts.Count(), At: lefts.Min(line => line.Left) - 1.5))
            .Concat(lines.GroupBy(line => Math.Round(line.Right / 3))
                .Select(rights => (Count: rights.Count(), At: rights.Max(line => line.Right) + 1.5)))
            .Where(edge => edge.Count >= MinRows).OrderByDescending(edge => edge.Count).Take(MaxEdges).Select(edge => edge.At);

    /// <param name="Count">Rows in which there are both columns.</param>
    private sealed record Split(List<Line> Above, List<Line> Left, List<Line> Right, List<Line> Below, int Count)
    {
        public static Split? Of(List<List<Line>> rows, int from, int to, double edge, bool isInner)
        {
            (from, to) = Trim(rows, from, to, edge);
            if (rows[from..to].Count(row => row.Exists(line => line.Crosses(edge))) > (to - from) / MaxCut)
            {
                return null;
            }

            var lines = rows[from..to].SelectMany(row => row.SelectMany(line => Parts(line, edge))).ToList();
            var (left, right) = (lines.FindAll(line => line.Left < edge), lines.FindAll(line => line.Left >= edge));
            return IsColumn(left, isInner) && IsColumn(right, isInner) && !TableRows.AreIn(left, right)
                ? new Split([.. rows[..from].SelectMany(row => row)], left, right, [.. rows[to..].SelectMany(row => row)], to - from)
                : null;
        }

        // A line that goes through is cut only between lines that do not.
        private static IEnumerable<Line> Parts(Line line, double edge) =>
            line.Crosses(edge) && line.CutAt(edge) is var (before, after) ? [before, after] : [line];

        /// <summary>A line at the head or the end that stands apart from the rest of its column is not of it.</summary>
        private static (int From, int To) Trim(List<List<Line>> rows, int from, int to, double edge)
        {
            (from, to) = TrimCrossing(rows, from, to, edge);
            bool IsBoth(int row) => rows[row].Exists(line => line.Left < edge) && rows[row].Exists(line => line.Left >= edge);
            while (to - from > MinRows && !IsBoth(from) && IsApart(rows, from, from + 1))
            {
                from++;
            }

            while (to - from > MinRows && !IsBoth(to - 1) && IsApart(rows, to - 2, to - 1))
            {
                to--;
            }

            return TrimCrossing(rows, from, to, edge);
        }

        private static (int From, int To) TrimCrossing(List<List<Line>> rows, int from, int to, double edge)
        {
            while (from < to && rows[from].Exists(line => line.Crosses(edge)))
            {
                from++;
            }

            while (to > from && rows[to - 1].Exists(line => line.Crosses(edge)))
            {
                to--;
            }

            return (from, to);
        }

        private static bool IsApart(List<List<Line>> rows, int above, int below) =>
            rows[above][0].Baseline - rows[below][0].Baseline > 1.9 * rows[below][0].Size
            || Math.Abs(rows[above][0].Size - rows[below][0].Size) > 0.15 * rows[below][0].Size;

        /// <summary>Lines that fill their column, or columns beside each other.</summary>
        private static bool IsColumn(List<Line> lines, bool isInner)
        {
            var rows = Rows(lines);
            if (rows.Count < MinRows)
            {
                return false;
            }

            var width = lines.Max(line => line.Right) - lines.Min(line => line.Left);
            var letters = rows.Average(row => row.Sum(line => line.Text.Length));
            return letters >= MinLetters && (rows.Average(row => row.Sum(line => line.Width)) >= MinFill * width
                || (!isInner && Widest(rows, lines, isInner: true) is not null));
        }
    }
}
