namespace Newsroom.Reading.Formats.Documents;

/// <summary>
/// Finds the headline of a document. In this order: by its style, by the title in the document's properties, by bold or large
/// text, or by its place and length.
/// </summary>
internal static class StoryHeadline
{
    private const int MaxLength = 200;
    private const int MaxPlainLength = 120;
    private const int MaxBefore = 5;

    /// <summary>Removes the headline from the blocks and returns it; null if there is none.</summary>
    /// <param name="blocks">The text. At least one block remains.</param>
    /// <param name="stated">The title in the document's properties; it is returned if the text has no headline.</param>
    public static string? Take(List<TextBlock> blocks, string? stated)
    {
        var written = blocks.FindAll(block => block is not TextPicture);
        var head = written.TakeWhile(block => block is TextParagraph { Place: null, Text.Length: <= MaxLength })
            .Take(MaxBefore).Cast<TextParagraph>().ToList();
        var found = head.Find(paragraph => paragraph.Level == 0)
            ?? HeadingOf(head, written)
            ?? head.Find(paragraph => string.Equals(paragraph.Text, stated, StringComparison.OrdinalIgnoreCase))
            ?? head.TakeWhile(paragraph => paragraph.IsProminent || PublicationLine.IsOne(paragraph.Text))
                .FirstOrDefault(paragraph => !PublicationLine.IsOne(paragraph.Text))
            ?? (stated is null ? PlainOf(written) : null);
        if (found is not null && blocks.Count > 1)
        {
            blocks.RemoveAt(blocks.FindIndex(block => ReferenceEquals(block, found)));
            return found.Text;
        }

        return found is null ? stated : null;
    }

    // The first section may have a heading below a headline that is only bold. In that case other sections have such headings too.
    private static TextParagraph? HeadingOf(List<TextParagraph> head, List<TextBlock> blocks) =>
        head.Find(paragraph => paragraph.Level is not null) is { } heading
        && (ReferenceEquals(heading, blocks[0])
            || blocks.Count(block => block is TextParagraph other && other.Level <= heading.Level) == 1) ? heading : null;

    // A short line that is not a sentence, with a longer paragraph after it.
    private static TextParagraph? PlainOf(List<TextBlock> blocks) =>
        blocks is [TextParagraph { Level: null, Place: null, Text.Length: <= MaxPlainLength } line, TextParagraph { Place: null } next, ..]
        && next.Text.Length > line.Text.Length && line.Text[^1] is not ('.' or ':' or ';' or ',' or '!' or '…' or ')')
            && line.Text.Any(char.IsLetter)
        && line.Text[0] is not ('«' or '“' or '"' or '(') && !PublicationLine.IsOne(line.Text)
            && !line.Text.Contains("://", StringComparison.Ordinal) ? line : null;
}
