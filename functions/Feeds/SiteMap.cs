using System.Xml;

namespace Newsroom.Feeds;

/// <summary>A page for search engines to index.</summary>
/// <param name="Changed">The time of the last change, if it is known.</param>
/// <param name="Alternates">The page in every language, including this one.</param>
internal sealed record SiteMapPage(string Url, DateTimeOffset? Changed, IReadOnlyList<(string Language, string Url)> Alternates);

/// <summary>The protocol of sitemaps.org, with Google's extension for other languages.</summary>
internal static class SiteMap
{
    public const string ContentType = "application/xml";

    private const string Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    public static byte[] Write(IEnumerable<SiteMapPage> pages) => FeedXml.Write(xml =>
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

    /// <summary>An index of site maps.</summary>
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
