using System.Xml;

namespace Newsroom.Feeds;

/// <summary>A page that search engines are to know.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Changed">When it was last changed, where that is known.</param>
/// <param name="Alternates">The same in every language, itself among them.</param>
internal sealed record MappedPage(string Url, DateTimeOffset? Changed, IReadOnlyList<(string Language, string Url)> Alternates);

/// <summary>The protocol of sitemaps.org, with Google's alternates.</summary>
internal static class SiteMap
{
    public const string ContentType = "application/xml";

    private const string Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    public static byte[] Write(IEnumerable<MappedPage> pages) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("urlset", Sitemaps);
        xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
        foreach (var page in pages)
        {
            xml.WriteStartElement("url", Sitemaps);
            xml.WriteElementString("loc", Sitemaps, page.Url);
            if (page.Changed is { } changed)
            {
                xml.WriteElementString("lastmod", Sitemaps, FeedXml.Rfc3339(changed));
            }

            foreach (var (language, url) in page.Alternates)
            {
                xml.WriteStartElement("xhtml", "link", Xhtml);
                xml.WriteAttributeString("rel", "alternate");
                xml.WriteAttributeString("hreflang", language);
                xml.WriteAttributeString("href", url);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    });

    /// <summary>A list of parts.</summary>
    public static byte[] WriteIndex(IEnumerable<string> parts) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("sitemapindex", Sitemaps);
        foreach (var part in parts)
        {
            xml.WriteStartElement("sitemap", Sitemaps);
            xml.WriteElementString("loc", Sitemaps, part);
            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    });
}
