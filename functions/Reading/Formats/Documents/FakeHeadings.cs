namespace Newsroom.Reading.Formats.Documents;

/// <summary>Finds headings that have no heading style: short lines that are bold or large, before a paragraph that is not.</summary>
internal static class FakeHeadings
{
    private const int MaxLength = 120;

    /// <summary>Sets the level of such lines, one below the lowest heading with a style.</summary>
    public static void Promote(List<TextBlock> blocks)
    {
        var level = blocks.OfType<TextParagraph>().Max(paragraph => paragraph.Level) is { } lowest ? lowest + 1 : 1;
        var fakes = Enumerable.Range(0, Math.Max(0, blocks.Count - 1))
            .Where(i => IsBoldLine(blocks[i]) && !IsProminent(blocks[i + 1])).ToList();

        // If more than half of the blocks are such lines, bold text does not mean a heading.
        if (fakes.Count <= blocks.Count / 2)
        {
            fakes.ForEach(i => blocks[i] = (TextParagraph)blocks[i] with { Level = level });
        }
    }

    private static bool IsBoldLine(TextBlock block) =>
        block is TextParagraph { Level: null, Place: null, IsProminent: true, Text: { Length: > 1 and <= MaxLength } line }
        && line[^1] is not ('.' or ';' or ',' or '…' or '»' or '”' or '"') && line.Any(char.IsLetter) && !PublicationLine.IsOne(line);

    private static bool IsProminent(TextBlock block) => block is TextParagraph { IsProminent: true } or TextParagraph { Level: not null };
}
