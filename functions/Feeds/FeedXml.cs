using System.Globalization;
using System.Text;
using System.Xml;
using Newsroom.Content;

namespace Newsroom.Feeds;

/// <summary>What RSS and Atom share.</summary>
internal static class FeedXml
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string History = "http://purl.org/syndication/history/1.0";

    /// <summary>The taxonomy in which translations are <c>human</c> or <c>machine</c>.</summary>
    public const string Kinds = "urn:x-newsroom:kind";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true };

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, Settings))
        {
            write(xml);
        }

        return output.ToArray();
    }

    /// <summary>The time in UTC, in the format of RFC 3339.</summary>
    public static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);

    /// <summary>The kind of a translation as a term of <see cref="Kinds"/>; null for an original.</summary>
    public static string? TermOf(EditionKind kind) =>
        kind switch { EditionKind.Machine => "machine", EditionKind.Human => "human", _ => null };

    /// <summary>The text without characters that are illegal in XML; null if nothing visible is left.</summary>
    public static string? Visible(string? text) =>
        text is not null && XmlText.Clean(text) is var clean && !string.IsNullOrWhiteSpace(clean) ? clean : null;

    /// <summary>Tags with visible text.</summary>
    public static IEnumerable<string> VisibleTags(this Edition edition) => edition.Tags.Select(Visible).OfType<string>().Distinct();

    public static void WriteLinks(this XmlWriter xml, string? prefix, Feed feed, string type)
    {
        foreach (var (relation, url) in feed.Links.All)
        {
            xml.WriteLink(prefix, relation, url, relation == "hub" ? null : type);
        }

        if (feed.IsArchive)
        {
            xml.WriteStartElement("fh", "archive", History);
            xml.WriteEndElement();
        }
    }

    public static void WriteLink(this XmlWriter xml, string? prefix, string relation, string url, string? type, string? language = null)
    {
        xml.WriteStartElement(prefix, "link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteOptionalAttribute("type", type);
        xml.WriteOptionalAttribute("hreflang", language);
        xml.WriteAttributeString("href", url);
        xml.WriteEndElement();
    }

    public static void WriteOptionalAttribute(this XmlWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteAttributeString(name, value);
        }
    }
}
