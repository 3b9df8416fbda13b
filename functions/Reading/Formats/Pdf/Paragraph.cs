namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Lines that belong together.</summary>
/// <param name="first">The first of them.</param>
/// <param name="isItem">Whether it is an item of a list: the first line begins with a bullet.</param>
internal sealed class Paragraph(Line first, bool isItem)
{
    private const int MaxHeading = 200;

    public List<Line> Lines { get; } = [first];

    public Line First => Lines[0];

    public Line Last => Lines[^1];

    public bool IsItem => isItem;

    public int Length => Lines.Sum(line => line.Text.Length);

    /// <summary>Whether it can be a heading: short and, unless it is large, no sentence.</summary>
    public bool IsHeading(Type type) =>
        !IsItem && Length is > 1 and <= MaxHeading && Lines.TrueForAll(type.IsProminent) && First.Text.Any(char.IsLetter)
        && (type.IsLarge(First) || (Last.Text[^1] is not ('.' or ',' or ';') && Lines.Count <= 3));
}
