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
    public double Left => Words[0].Left;

    public double Right => Words[^1].Right;

    public double Width => Right - Left;

    public string Text { get; } = string.Join(' ', Words.Select(word => word.Text));

    /// <summary>The column that the line stands in.</summary>
    public required Column Column { get; init; }

    /// <summary>The line and what stands to the right of it.</summary>
    public Line With(Line next)
    {
        var larger = Text.Length >= next.Text.Length ? this : next;
        return new Line([.. Words, .. next.Words], larger.Baseline, larger.Size, larger.IsBold) { Column = Column };
    }
}

/// <summary>A part of a page that is read from its first line to its last.</summary>
internal sealed record Column(int Page, double Left, double Right);
