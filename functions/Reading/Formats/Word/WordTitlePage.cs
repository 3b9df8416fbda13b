using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Newsroom.Content;
using Newsroom.Reading.Formats.Web;

namespace Newsroom.Reading.Formats.Word;

/// <summary>
/// Finds the author and the date on the title page of a document: lines whose style or content control has such a name.
/// They are not a part of the text.
/// </summary>
internal sealed partial class WordTitlePage
{
    private const int MaxBlocksBefore = 8;
    private const int MaxLineLength = 200;

    /// <summary>The author; null until one was found.</summary>
    public string? Author { get; private set; }

    /// <summary>The date; null until one was found.</summary>
    public DateTimeOffset? Date { get; private set; }

    /// <summary>
    /// Reads a line of the title page. Returns whether the line is the author or the date, so that it must be left out of the text.
    /// </summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="styleNames">The names of its style and of the styles on which that style is based.</param>
    /// <param name="text">The text of the paragraph on one line.</param>
    /// <param name="before">The number of blocks before it.</param>
    public bool Take(OpenXmlElement paragraph, IEnumerable<string> styleNames, string text, int before)
    {
        if (before > MaxBlocksBefore || text.Length > MaxLineLength)
        {
            return false;
        }

        var names = styleNames.Concat(ControlNames(paragraph, text)).ToList();
        if (Author is null && names.Exists(name => AuthorName().IsMatch(name)))
        {
            Author = TextLimits.Shorten(text, TextLimits.MaxAuthor);
            return true;
        }

        if (Date is null && names.Exists(name => DateName().IsMatch(name)) && (PageDate.Parse(text) ?? PageDate.Written(text)) is { } date)
        {
            Date = date;
            return true;
        }

        return false;
    }

    /// <summary>The names of the content control that contains the paragraph or its whole text.</summary>
    private static IEnumerable<string> ControlNames(OpenXmlElement paragraph, string text)
    {
        var control = paragraph.Ancestors<SdtElement>().FirstOrDefault()
            ?? paragraph.Elements<SdtRun>().FirstOrDefault(inside => Block.Line(inside.InnerText) == text);
        var properties = control?.GetFirstChild<SdtProperties>();
        return new[] { properties?.GetFirstChild<SdtAlias>()?.Val?.InnerText,
            properties?.GetFirstChild<Tag>()?.Val?.InnerText }.OfType<string>();
    }

    [GeneratedRegex("^(?:author|auteur|autrice|autor|autora|autore|verfasser|by ?line)s?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AuthorName();

    [GeneratedRegex(
        "^(?:(?:publish |publication )?date|date de publication|datum|fecha(?: de publicación)?|data(?: de publicação)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateName();
}
