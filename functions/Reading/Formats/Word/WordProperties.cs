using System.Xml;
using DocumentFormat.OpenXml.ExtendedProperties;
using DocumentFormat.OpenXml.Packaging;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Word;

/// <summary>
/// Reads the properties of a document (ECMA-376 part 2, 11).
/// </summary>
internal static class WordProperties
{
    /// <summary>The properties; empty if they can't be read.</summary>
    /// <param name="warnings">Receives the warning that they can't be read.</param>
    public static Stated Read(WordprocessingDocument document, ICollection<string> warnings)
    {
        try
        {
            var properties = document.PackageProperties;
            var template = Path.GetFileNameWithoutExtension(
                StatedText.Line(WordPackage.Root<Properties>(document.ExtendedFilePropertiesPart)?.Template?.InnerText));
            return new Stated
            {
                Title = DocumentProperties.Title(properties.Title, template),
                Date = DocumentProperties.Date(properties.Created, properties.Modified),
                Author = DocumentProperties.Author(properties.Creator, template)
                    ?? DocumentProperties.Author(properties.LastModifiedBy, template),
                Tags = DocumentProperties.Tags(properties.Keywords),
                Language = DocumentProperties.Language(properties.Language),
                Doubts = DocumentProperties.Doubts(properties.ContentStatus),
            };
        }
        catch (Exception error) when (
            error is XmlException or FormatException or OpenXmlPackageException or FileFormatException or InvalidDataException)
        {
            warnings.Add("The properties of the document (title, author, date) can't be read.");
            return Stated.Nothing;
        }
    }
}
