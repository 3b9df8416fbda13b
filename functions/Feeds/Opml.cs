using System.Xml;

namespace Newsroom.Feeds;

/// <summary>A feed in a list of subscriptions.</summary>
/// <param name="HomeUrl">The page for people.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Format">The format of the feed.</param>
internal sealed record Subscription(string Title, string Url, string HomeUrl, string Language, FeedFormat Format);

/// <summary>OPML 2.0 (opml.org): feeds to subscribe to, in groups; those of a group without a name stand outside of groups.</summary>
internal static class Opml
{
    public const string ContentType = "text/x-opml";

    public static byte[] Write(string title, IEnumerable<(string Name, IReadOnlyList<Subscription> Feeds)> groups) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("opml");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("head");
        xml.WriteElementString("title", XmlText.Clean(title));
        xml.WriteElementString("docs", "http://opml.org/spec2.opml");
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        foreach (var (name, feeds) in groups)
        {
            if (name.Length == 0)
            {
                feeds.ToList().ForEach(feed => Write(xml, feed));
                continue;
            }

            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", XmlText.Clean(name));
            foreach (var feed in feeds)
            {
                Write(xml, feed);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    });

    // The type of a subscription is "rss" in OPML, for every format.
    private static void Write(XmlWriter xml, Subscription feed)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", XmlText.Clean(feed.Title));
        xml.WriteAttributeString("title", XmlText.Clean(feed.Title));
        xml.WriteOptionalAttribute("version", feed.Format == FeedFormat.Rss ? "RSS2" : null);
        xml.WriteAttributeString("language", feed.Language);
        xml.WriteAttributeString("xmlUrl", feed.Url);
        xml.WriteAttributeString("htmlUrl", feed.HomeUrl);
        xml.WriteEndElement();
    }
}
