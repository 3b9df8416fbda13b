namespace Newsroom.Reading.Formats.Word;

/// <summary>Finds headings that have no heading style: short lines that are bold or large, before a paragraph that is not.</summary>
internal static class FakeHeadings
{
    private const int MaxLength = 120;

    /// <summary>Sets the level of such lines, one below the lowest heading with a style.</summary>
    public static void Promote(List<WordBlock> blocks)
    {
        var level = blocks.OfType<WordParagraph>().Max(paragraph => paragraph.Level) is { } lowest ? lowest + 1 : 1;
        var fakes = Enumerable.Range(0, Math.Max(0, blocks.Count - 1))
            .Where(i => IsBoldLine(blocks[i]) && !IsProminent(blocks[i + 1])).ToList();

        // If more than half of the blocks are such lines, bold text does not mean a heading.
        if (fakes.Count <= blocks.Count / 2)
        {
            fakes.ForEach(i => blocks[i] = (WordParagraph)blocks[i] with { Level = level });
        }
    }

    private static bool IsBoldLine(WordBlock block) =>
        block is WordParagraph { Level: null, Place: null, IsProminent: true, Text: { Length: > 1 and <= MaxLength } line }
        && line[^1] is not ('.' or ';' or ',' or '…' or '»' or '”' or '"') && line.Any(char.IsLetter) && !PublicationLine.IsOne(line);

    private static bool IsProminent(WordBlock block) => block is WordParagraph { IsProminent: true } or WordParagraph { Level: not null };
}
