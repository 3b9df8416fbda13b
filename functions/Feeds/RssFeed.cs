using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Newsroom.Articles;

namespace Newsroom.Feeds;

/// <summary>RSS 2.0 with the full content of each item.</summary>
internal static class RssFeed
{
    private const string ContentNamespace = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Xmlns = "http://www.w3.org/2000/xmlns/";
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed)
    {
        var syndication = new SyndicationFeed(XmlText.Clean(feed.Title), $"{XmlText.Clean(feed.Title)} ({feed.Language})", new Uri(feed.HomeUrl), feed.Items.Select(Item))
        {
            Language = feed.Language,
            Generator = "Newsroom",
        };
        if (feed.Updated is { } updated)
        {
            syndication.ElementExtensions.Add("lastBuildDate", "", Rfc822(updated));
        }

        syndication.AttributeExtensions.Add(new XmlQualifiedName("content", Xmlns), ContentNamespace);
        syndication.AttributeExtensions.Add(new XmlQualifiedName("dc", Xmlns), DublinCore);
        syndication.AttributeExtensions.Add(new XmlQualifiedName("atom", Xmlns), Atom);
        syndication.ElementExtensions.Add(SelfLink(feed.SelfUrl));

        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            new Rss20FeedFormatter(syndication, serializeExtensionsAsAtom: false).WriteTo(xml);
        }

        return output.ToArray();
    }

    private static SyndicationItem Item(FeedItem item)
    {
        var edition = item.Edition;
        var entry = new SyndicationItem
        {
            Id = item.PermanentId,
            Title = new TextSyndicationContent(XmlText.Clean(edition.Title)),
            Summary = new TextSyndicationContent(XmlText.Clean(edition.Summary ?? edition.Title)),
        };
        entry.ElementExtensions.Add("pubDate", "", Rfc822(edition.Published));
        entry.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(item.Url)));
        foreach (var tag in edition.Tags)
        {
            entry.Categories.Add(new SyndicationCategory(XmlText.Clean(tag)));
        }

        if (edition.Author is { } author)
        {
            entry.ElementExtensions.Add("creator", DublinCore, XmlText.Clean(author));
        }

        entry.ElementExtensions.Add("language", DublinCore, edition.Language);
        if (item.Body is { } body)
        {
            entry.ElementExtensions.Add("encoded", ContentNamespace, XmlText.Clean(body.Html));
            foreach (var download in body.Downloads)
            {
                AddEnclosure(entry, download);
            }
        }

        return entry;
    }

    private static void AddEnclosure(SyndicationItem entry, Download download)
    {
        if (Uri.TryCreate(download.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            entry.Links.Add(SyndicationLink.CreateMediaEnclosureLink(url, XmlText.Clean(download.Type ?? "application/octet-stream"), download.Size ?? 0));
        }
    }

    // The library writes the time zone as Z, which readers of RFC 822 dates may not know.
    private static string Rfc822(DateTimeOffset time) => time.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);

    private static XmlNodeReader SelfLink(string url)
    {
        var link = new XmlDocument().CreateElement("atom", "link", Atom);
        link.SetAttribute("href", url);
        link.SetAttribute("rel", "self");
        link.SetAttribute("type", "application/rss+xml");
        return new XmlNodeReader(link);
    }
}
