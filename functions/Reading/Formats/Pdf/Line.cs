namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Letters without a blank between them.</summary>
/// <param name="Text">The letters.</param>
/// <param name="Left">Where the word begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Href">The address that it leads to; null for most.</param>
internal readonly record struct Word(string Text, double Left, double Right, string? Href);

/// <summary>Words on one baseline with no more than blanks between them: a whole line of a column, or a piece of one.</summary>
/// <param name="Words">At least one.</param>
/// <param name="Baseline">The baseline of its largest letters.</param>
/// <param name="Size">The size of most of its letters.</param>
/// <param name="IsBold">Whether most of its letters are bold.</param>
internal sealed record Line(IReadOnlyList<Word> Words, double Baseline, double Size, bool IsBold)
{
    /// <summary>In points: how far from the edge of a column a line of it begins.</summary>
    private const double MaxIndent = 4;

    /// <summary>In sizes of the type: less is a blank.</summary>
    private const double MinSpace = 0.35;

    // A Latin word in a line of Arabic stands the other way round.
    public double Left { get; } = Words.Min(word => word.Left);

    public double Right { get; } = Words.Max(word => word.Right);

    public double Width => Right - Left;

    public string Text { get; } = string.Join(' ', Words.Select(word => word.Text));

    /// <summary>The column that the line stands in.</summary>
    public required Column Column { get; init; }

    public bool Crosses(double x) => Left < x - 1 && Right > x + 1;

    /// <summary>
    /// What stands to the left of a column and what begins with it, where the space between them is hardly more than a blank; null if
    /// no word begins there.
    /// </summary>
    public (Line Left, Line Right)? CutAt(double x)
    {
        for (var at = 1; at < Words.Count; at++)
        {
            var (before, after) = (Words[at - 1], Words[at]);
            if (after.Left >= x - 1 && after.Left <= x + MaxIndent && before.Right <= x + 1
                && after.Left - before.Right >= MinSpace * Size)
            {
                return (Part(..at), Part(at..));
            }
        }

        return null;
    }

    /// <summary>The line and what stands to the right of it.</summary>
    public Line With(Line next)
    {
        var larger = Text.Length >= next.Text.Length ? this : next;
        return new Line([.. Words, .. next.Words], larger.Baseline, larger.Size, larger.IsBold) { Column = Column };
    }

    private Line Part(Range words) => new([.. Words.Take(words)], Baseline, Size, IsBold) { Column = Column };
}

/// <summary>A part of a page that is read from its first line to its last.</summary>
internal sealed record Column(int Page, double Left, double Right);
