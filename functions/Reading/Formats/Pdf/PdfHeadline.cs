using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Finds the headline: the largest text in the upper part of the first page with text.</summary>
internal sealed partial class PdfHeadline
{
    private const int MaxLength = 250;
    private const int MinLetters = 4;

    /// <summary>The length of a line that can be a headline beside larger headings.</summary>
    private const int MinLine = 30;

    /// <summary>Headings of one size that are those of sections.</summary>
    private const int MinHeadings = 3;

    /// <summary>The length of a paragraph of the article: what is larger after it is mostly a heading.</summary>
    private const int MinText = 250;

    /// <summary>Paragraphs of the first page among which it is.</summary>
    private const int MaxBefore = 15;

    private readonly List<Paragraph> _paragraphs;
    private readonly Type _type;
    private readonly Func<Paragraph, string> _text;
    private readonly List<Paragraph> _page;
    private readonly List<Paragraph> _beforeText;

    private PdfHeadline(List<Paragraph> paragraphs, Type type, Func<Paragraph, string> text)
    {
        (_paragraphs, _type, _text) = (paragraphs, type, text);
        _page = [.. paragraphs.TakeWhile(paragraph => paragraph.First.Column.Page == paragraphs[0].First.Column.Page).Take(MaxBefore)];
        _beforeText = [.. _page.TakeWhile(paragraph => paragraph.Length < MinText).Where(IsTitle)];
    }

    /// <summary>Removes the headline from the paragraphs and returns it; null if there is none.</summary>
    /// <param name="paragraphs">The text. At least one paragraph remains.</param>
    /// <param name="stated">The title in the document's properties; it is returned if the text has no headline.</param>
    /// <param name="type">The type of the document.</param>
    /// <param name="text">The text of a paragraph.</param>
    public static string? Take(List<Paragraph> paragraphs, string? stated, Type type, Func<Paragraph, string> text)
    {
        if (paragraphs.Count < 2 || new PdfHeadline(paragraphs, type, text).Find(stated) is not { } found)
        {
            return stated;
        }

        paragraphs.Remove(found);
        return text(found);
    }

    private Paragraph? Find(string? stated) =>
        _page.Find(paragraph => string.Equals(_text(paragraph), stated, StringComparison.OrdinalIgnoreCase))
        ?? Largest()
        ?? Announced()
        ?? _page.Where(paragraph => IsTitle(paragraph) && _type.IsMuchLarger(paragraph.First)).MaxBy(paragraph => paragraph.First.Size)
        ?? (stated is null ? _beforeText.FirstOrDefault() : null);

    // What is as large as further headings is one of them, if a whole line that stands out comes before it.
    private Paragraph? Largest()
    {
        var largest = _beforeText.Where(paragraph => _type.IsLarge(paragraph.First)).MaxBy(paragraph => paragraph.First.Size);
        return largest is not null && largest != _beforeText[0] && _beforeText[0].Length >= MinLine
            && !OrganisationLine.IsOne(_text(_beforeText[0])) && _paragraphs.Count(other => IsAsLarge(other, largest)) >= MinHeadings
            ? _beforeText[0] : largest;
    }

    private bool IsAsLarge(Paragraph paragraph, Paragraph other) =>
        paragraph.IsHeading(_type) && Math.Abs(paragraph.First.Size - other.First.Size) < 0.1;

    /// <summary>What comes after «press release»: the headline of one may be hardly larger than its text.</summary>
    private Paragraph? Announced() => _page.FindIndex(paragraph => OrganisationLine.IsLabel(_text(paragraph))) is >= 0 and var label
        ? _page.Skip(label + 1).SkipWhile(paragraph => PublicationLine.IsOne(_text(paragraph))).Take(1).FirstOrDefault(IsTitle) : null;

    private bool IsTitle(Paragraph paragraph) => IsPossible(paragraph) && _text(paragraph) is var line && line[^1] != ':'
        && !PublicationLine.IsOne(line) && !OrganisationLine.IsOne(line) && DocumentProperties.Title(line) is not null && !IsRow(paragraph);

    private bool IsPossible(Paragraph paragraph) =>
        paragraph.Length <= MaxLength && paragraph.IsHeading(_type)
        && paragraph.Lines.Sum(line => line.Text.Count(char.IsLetter)) >= MinLetters;

    // A label with a number, and elsewhere with another one: a row of a table, however large it is.
    private bool IsRow(Paragraph paragraph) => Folded(paragraph) is var folded && folded.Contains('#', StringComparison.Ordinal)
        && _paragraphs.Exists(other => other != paragraph && other.Length <= MaxLength && Folded(other) == folded);

    private string Folded(Paragraph paragraph) => Digits().Replace(_text(paragraph), "#");

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Digits();
}
