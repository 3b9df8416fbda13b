namespace Newsroom.Reading.Formats.Pdf;

/// <summary>The type of a document: the size and weight of its text, and how far its lines stand apart.</summary>
internal sealed class Type
{
    /// <summary>In sizes of the text: larger type is a heading.</summary>
    private const double HeadingSize = 1.12;

    /// <summary>In sizes of the text: type so large is a title, wherever it stands.</summary>
    private const double TitleSize = 1.4;

    private readonly Dictionary<double, double> _pitches;

    public Type(IReadOnlyList<Line> lines)
    {
        Size = lines.GroupBy(line => line.Size).MaxBy(group => group.Sum(line => line.Text.Length))?.Key ?? 10;
        var text = lines.Where(line => line.Size == Size).ToList();
        IsBold = 2 * text.Where(line => line.IsBold).Sum(line => line.Text.Length) > text.Sum(line => line.Text.Length);
        _pitches = lines.Zip(lines.Skip(1))
            .Where(pair => pair.First.Column == pair.Second.Column && pair.First.Size == pair.Second.Size)
            .Select(pair => (pair.First.Size, Pitch: pair.First.Baseline - pair.Second.Baseline))
            .Where(pair => pair.Pitch > 0.5 * pair.Size && pair.Pitch < 3 * pair.Size)
            .GroupBy(pair => pair.Size, pair => pair.Pitch)
            .ToDictionary(group => group.Key, group => group.Order().ElementAt((group.Count() - 1) / 3));
    }

    /// <summary>The size of most of the text.</summary>
    public double Size { get; }

    /// <summary>Whether most of the text is bold, so that bold says nothing.</summary>
    public bool IsBold { get; }

    /// <summary>From one baseline to the next in a paragraph of a size.</summary>
    public double Pitch(double size) => _pitches.GetValueOrDefault(size, 1.25 * size);

    public bool IsLarge(Line line) => line.Size >= HeadingSize * Size;

    public bool IsMuchLarger(Line line) => line.Size >= TitleSize * Size;

    /// <summary>Whether a line stands out from the text.</summary>
    public bool IsProminent(Line line) => IsLarge(line) || (line.IsBold && !IsBold && line.Size >= 0.97 * Size);
}
