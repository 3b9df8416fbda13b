using System.Globalization;
using System.Xml.Linq;
using static Newsroom.Reading.Formats.OpenDocument.OpenDocumentNames;

namespace Newsroom.Reading.Formats.OpenDocument;

/// <summary>What a document says about itself (OpenDocument 1.3, part 3, 4.3).</summary>
internal static class OpenDocumentProperties
{
    private const string Pattern = "yyyy-MM-ddTHH:mm:ss";

    public static Stated Read(XElement? meta)
    {
        if (meta is null)
        {
            return Stated.Nothing;
        }

        var template = Path.GetFileNameWithoutExtension(
            StatedText.Line(meta.Element(Meta + "template")?.Attribute(Link + "title")?.Value));
        return new Stated
        {
            Title = DocumentProperties.Title(meta.Element(DublinCore + "title")?.Value, template),
            Date = DocumentProperties.Date(Moment(meta.Element(Meta + "creation-date")), Moment(meta.Element(DublinCore + "date"))),
            Author = DocumentProperties.Author(meta.Element(Meta + "initial-creator")?.Value, template)
                ?? DocumentProperties.Author(meta.Element(DublinCore + "creator")?.Value, template),
            Tags = DocumentProperties.Tags(string.Join(';', meta.Elements(Meta + "keyword").Select(keyword => keyword.Value))),
            Language = DocumentProperties.Language(meta.Element(DublinCore + "language")?.Value),
        };
    }

    // Programs write nanoseconds, and no zone.
    private static DateTime? Moment(XElement? element) =>
        element?.Value.Trim() is { Length: >= 19 } written
        && DateTime.TryParseExact(written[..19], Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
