namespace Newsroom.Reading.Formats.Word;

/// <summary>Headings that are merely bold: short lines between paragraphs that are not.</summary>
internal static class FakeHeadings
{
    private const int MaxLength = 120;

    /// <summary>Gives them a level, below the headings that have one.</summary>
    public static void Promote(List<WordBlock> blocks)
    {
        var level = blocks.OfType<WordParagraph>().Max(paragraph => paragraph.Level) is { } lowest ? lowest + 1 : 1;
        var fakes = Enumerable.Range(0, Math.Max(0, blocks.Count - 1)).Where(i => IsOne(blocks[i]) && !Stands(blocks[i + 1])).ToList();

        // Where every other paragraph is bold, bold says nothing.
        if (fakes.Count <= blocks.Count / 2)
        {
            fakes.ForEach(i => blocks[i] = (WordParagraph)blocks[i] with { Level = level });
        }
    }

    private static bool IsOne(WordBlock block) =>
        block is WordParagraph { Level: null, Place: null, Stands: true, Text: { Length: > 1 and <= MaxLength } line }
        && line[^1] is not ('.' or ';' or ',' or '…' or '»' or '”' or '"') && line.Any(char.IsLetter) && !PublicationLine.IsOne(line);

    private static bool Stands(WordBlock block) => block is WordParagraph { Stands: true } or WordParagraph { Level: not null };
}
