using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Finds the headline: the largest text in the upper part of the first page with text.</summary>
internal static partial class PdfHeadline
{
    private const int MaxLength = 250;
    private const int MinLetters = 4;

    /// <summary>The length of a paragraph of the article: what is larger after it is mostly a heading.</summary>
    private const int MinText = 250;

    /// <summary>The length of a line that can be a headline beside larger headings.</summary>
    private const int MinLine = 30;

    /// <summary>Headings of one size that are those of sections.</summary>
    private const int MinHeadings = 3;

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
            ?? Largest()
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
            && !PublicationLine.IsOne(line) && DocumentProperties.Title(line) is not null && !IsRow(paragraph);

        // What is as large as further headings is one of them, if a whole line that stands out comes before it.
        Paragraph? Largest()
        {
            var largest = beforeText.Where(paragraph => type.IsLarge(paragraph.First)).MaxBy(paragraph => paragraph.First.Size);
            return largest is not null && largest != beforeText[0] && beforeText[0].Length >= MinLine
                && !OrganisationLine.IsOne(text(beforeText[0]))
                && paragraphs.Count(other => other.IsHeading(type) && Math.Abs(other.First.Size - largest.First.Size) < 0.1) >= MinHeadings
                ? beforeText[0] : largest;
        }

        // A label with a number, and elsewhere with another one: a row of a table, however large it is.
        bool IsRow(Paragraph paragraph) => Folded(paragraph) is var folded && folded.Contains('#', StringComparison.Ordinal)
            && paragraphs.Exists(other => other != paragraph && other.Length <= MaxLength && Folded(other) == folded);

        string Folded(Paragraph paragraph) => Digits().Replace(text(paragraph), "#");
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Digits();

    private static bool IsPossible(Paragraph paragraph, Type type) =>
        paragraph.Length <= MaxLength && paragraph.IsHeading(type)
        && paragraph.Lines.Sum(line => line.Text.Count(char.IsLetter)) >= MinLetters;
}
