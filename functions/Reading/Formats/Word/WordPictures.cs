using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Newsroom.Reading.Formats.Documents;

namespace Newsroom.Reading.Formats.Word;

/// <summary>The pictures of a part (ECMA-376, 20.4 and 19): drawings, and those of older programs. Linked ones are never fetched.</summary>
internal sealed class WordPictures(OpenXmlPart part, ZipPictures pictures)
{
    /// <summary>The pictures that are anchored to a paragraph, without those in its text boxes.</summary>
    public IEnumerable<TextPicture> In(OpenXmlElement paragraph) => Find(paragraph).Select(Read).OfType<TextPicture>();

    // Newer drawings come in two forms, for old and new programs. One of them is read.
    private static IEnumerable<OpenXmlElement> Find(OpenXmlElement parent) => parent.ChildElements.SelectMany(child =>
        child.LocalName switch
        {
            "txbxContent" or "del" or "moveFrom" => [],
            "drawing" => Blips(child),
            "imagedata" => [child],
            "AlternateContent" => child.ChildElements.Select(form => Find(form).ToList()).FirstOrDefault(found => found.Count > 0) ?? [],
            _ => Find(child),
        });

    private static IEnumerable<OpenXmlElement> Blips(OpenXmlElement parent) => parent.ChildElements.SelectMany(child =>
        child.LocalName switch
        {
            "txbxContent" => [],
            "blip" => [child],
            _ => Blips(child),
        });

    private TextPicture? Read(OpenXmlElement picture)
    {
        var id = picture.LocalName == "blip" ? picture.Attribute("embed") : picture.Attribute("id");
        return id is null || !part.TryGetPartById(id, out var image) ? null : pictures.Add(
            image!.Uri.OriginalString.TrimStart('/'), Alternative(picture), () => image.GetStream(FileMode.Open, FileAccess.Read));
    }

    private static string? Alternative(OpenXmlElement picture)
    {
        if (picture.LocalName == "imagedata")
        {
            return picture.Parent?.Attribute("alt");
        }

        var properties = picture.Ancestors().FirstOrDefault(element => element.LocalName is "inline" or "anchor")?.ChildElements
            .FirstOrDefault(child => child.LocalName == "docPr");
        return properties?.Attribute("descr") is { Length: > 0 } description ? description : properties?.Attribute("title");
    }
}
