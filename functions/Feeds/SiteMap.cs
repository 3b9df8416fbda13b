using System.Xml;

namespace Newsroom.Feeds;

/// <summary>A page for search engines to index.</summary>
/// <param name="Changed">The time of the last change, if it is known.</param>
/// <param name="Alternates">The page in every language, including this one.</param>
internal sealed record SiteMapPage(string Url, DateTimeOffset? Changed, IReadOnlyList<(string Language, string Url)> Alternates)
{
    /// <summary>The page for readers of all other languages; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The address of the picture that leads the page; null for none.</summary>
    public string? Picture { get; init; }

    /// <summary>Null for what is no news any more.</summary>
    public SiteMapNews? News { get; init; }
}

/// <summary>A page of the last two days, for news search.</summary>
/// <param name="Site">Name of the site.</param>
/// <param name="Language">ISO 639-1.</param>
internal sealed record SiteMapNews(string Site, string Language, DateTimeOffset Published, string Title);

/// <summary>The protocol of sitemaps.org, with Google's extensions for other languages, pictures and news.</summary>
internal static class SiteMap
{
    public const string ContentType = "application/xml";

    private const string Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private const string Images = "http://www.google.com/schemas/sitemap-image/1.1";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    public static byte[] Write(IEnumerable<SiteMapPage> pages) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("urlset", Sitemaps);
        xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
        xml.WriteAttributeString("xmlns", "image", null, Images);
        xml.WriteAttributeString("xmlns", "news", null, News);
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
                WriteAlternate(xml, language, url);
            }

            if (page.Default is not null)
            {
                WriteAlternate(xml, "x-default", page.Default);
            }

            if (page.Picture is not null)
            {
                xml.WriteStartElement("image", "image", Images);
                xml.WriteElementString("image", "loc", Images, page.Picture);
                xml.WriteEndElement();
            }

            if (page.News is not null)
            {
                WriteNews(xml, page.News);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    });

    private static void WriteAlternate(XmlWriter xml, string language, string url)
    {
        xml.WriteStartElement("xhtml", "link", Xhtml);
        xml.WriteAttributeString("rel", "alternate");
        xml.WriteAttributeString("hreflang", language);
        xml.WriteAttributeString("href", url);
        xml.WriteEndElement();
    }

    private static void WriteNews(XmlWriter xml, SiteMapNews news)
    {
        xml.WriteStartElement("news", "news", News);
        xml.WriteStartElement("news", "publication", News);
        xml.WriteElementString("news", "name", News, XmlText.Clean(news.Site));
        xml.WriteElementString("news", "language", News, news.Language);
        xml.WriteEndElement();
        xml.WriteElementString("news", "publication_date", News, FeedXml.Rfc3339(news.Published));
        xml.WriteElementString("news", "title", News, XmlText.Clean(news.Title));
        xml.WriteEndElement();
    }

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
