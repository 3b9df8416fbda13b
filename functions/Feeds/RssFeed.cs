using System.Globalization;
using System.Xml;

namespace Newsroom.Feeds;

/// <summary>RSS 2.0 with the full content of each item.</summary>
internal static class RssFeed
{
    public const string ContentType = "application/rss+xml";

    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Terms = "http://purl.org/dc/terms/";

    /// <summary>How long readers should cache the feed, in minutes.</summary>
    private const string TimeToLive = "15";

    public static byte[] Write(Feed feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, FeedXml.Atom);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteAttributeString("xmlns", "dcterms", null, Terms);
        xml.WriteAttributeString("xmlns", "fh", null, FeedXml.History);
        xml.WriteAttributeString("xmlns", MediaRss.Prefix, null, MediaRss.Namespace);
        xml.WriteStartElement("channel");
        WriteHead(xml, feed);
        foreach (var item in feed.Items)
        {
            xml.WriteStartElement("item");
            WriteItem(xml, item);
            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    });

    private static void WriteHead(XmlWriter xml, Feed feed)
    {
        xml.WriteElementString("title", XmlText.PlainForRss(feed.Title));
        xml.WriteElementString("link", feed.HomeUrl);
        xml.WriteElementString("description", XmlText.ToHtml(feed.Description));
        xml.WriteElementString("language", feed.Language);
        if (feed.Updated is { } updated)
        {
            xml.WriteElementString("lastBuildDate", Rfc822(updated));
        }

        xml.WriteElementString("docs", "https://www.rssboard.org/rss-specification");
        xml.WriteElementString("generator", "Newsroom");
        xml.WriteElementString("ttl", TimeToLive);
        xml.WriteLinks("atom", feed, ContentType);
    }

    private static void WriteItem(XmlWriter xml, FeedItem item)
    {
        var edition = item.Edition;
        var title = FeedXml.Visible(edition.Title) ?? "…";
        xml.WriteElementString("title", XmlText.PlainForRss(title));
        xml.WriteElementString("link", item.Url);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.PermanentId);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Rfc822(edition.Published));
        xml.WriteElementString("dcterms", "modified", Terms, FeedXml.Rfc3339(item.Updated));
        xml.WriteElementString("dc", "language", DublinCore, edition.Language);
        if (AuthorName.Of(edition.Author) is { } author)
        {
            xml.WriteElementString("dc", "creator", DublinCore, author);
        }

        WriteCategories(xml, item);
        xml.WriteElementString("description", XmlText.ToHtml(FeedXml.Visible(edition.Summary) ?? title));
        if (item.Body is not null)
        {
            xml.WriteElementString("content", "encoded", Content, ItemHtml.Of(item));
        }

        MediaRss.Write(xml, item);

        // Many readers use only one enclosure, the first or the last; the content links to all files.
        if ((item.Enclosures is [var file, ..] ? file : Enclosure.Of(item.Picture)) is { } enclosure)
        {
            WriteEnclosure(xml, enclosure);
        }
    }

    private static void WriteCategories(XmlWriter xml, FeedItem item)
    {
        foreach (var tag in item.Edition.VisibleTags())
        {
            xml.WriteElementString("category", tag);
        }

        if (FeedXml.TermOf(item.Edition.Kind) is { } kind)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("domain", FeedXml.Kinds);
            xml.WriteString(kind);
            xml.WriteEndElement();
        }

        if (item.Original is { } original)
        {
            xml.WriteElementString("dc", "source", DublinCore, original.Url);
        }
    }

    private static void WriteEnclosure(XmlWriter xml, Enclosure file)
    {
        xml.WriteStartElement("enclosure");
        xml.WriteAttributeString("url", file.Url);
        xml.WriteAttributeString("length", (file.Size ?? 0).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("type", file.Type);
        xml.WriteEndElement();
    }

    // Some readers of RFC 822 dates do not know Z, but all know GMT.
    private static string Rfc822(DateTimeOffset time) => time.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
}
