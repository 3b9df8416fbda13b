namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Finds the headline: the largest text in the upper part of the first page with text.</summary>
internal static class PdfHeadline
{
    private const int MaxLength = 250;
    private const int MinLetters = 4;

    /// <summary>The length of a paragraph of the article: what is larger after it is mostly a heading.</summary>
    private const int MinText = 250;

    /// <summary>Paragraphs of the first page among which it is.</summary>
    private const int MaxBefore = 15;

    /// <summary>Removes the headline from the paragraphs and returns it; null if there is none.</summary>
    /// <param name="paragraphs">The text. At least one paragraph remains.</param>
    /// <param name="stated">The title in the document's properties; it is returned if the text has no headline.</param>
    /// <param name="type">The type of the document.</param>
    /// <param name="text">The text of a paragraph.</param>
    public static string? Take(List<Paragraph> paragraphs, string? stated, Type type, Func<Paragraph, string> text)
    {
        if (paragraphs.Count < 2)
        {
            return stated;
        }

        var page = paragraphs.TakeWhile(paragraph => paragraph.First.Column.Page == paragraphs[0].First.Column.Page)
            .Take(MaxBefore).ToList();
        var beforeText = page.TakeWhile(paragraph => paragraph.Length < MinText).Where(IsTitle).ToList();
        var found = page.Find(paragraph => string.Equals(text(paragraph), stated, StringComparison.OrdinalIgnoreCase))
            ?? beforeText.Where(paragraph => type.IsLarge(paragraph.First)).MaxBy(paragraph => paragraph.First.Size)
            ?? page.Where(paragraph => IsTitle(paragraph) && type.IsMuchLarger(paragraph.First))
                .MaxBy(paragraph => paragraph.First.Size)
            ?? (stated is null ? beforeText.FirstOrDefault() : null);
        if (found is null)
        {
            return stated;
        }

        paragraphs.Remove(found);
        return text(found);

        bool IsTitle(Paragraph paragraph) => IsPossible(paragraph, type) && text(paragraph) is var line && line[^1] != ':'
            && !PublicationLine.IsOne(line) && DocumentProperties.Title(line) is not null;
    }

    private static bool IsPossible(Paragraph paragraph, Type type) =>
        paragraph.Length <= MaxLength && paragraph.IsHeading(type)
        && paragraph.Lines.Sum(line => line.Text.Count(char.IsLetter)) >= MinLetters;
}
