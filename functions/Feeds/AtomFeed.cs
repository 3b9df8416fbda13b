using System.Globalization;
using System.Xml;

namespace Newsroom.Feeds;

/// <summary>Atom 1.0 (RFC 4287) with the full content of each entry.</summary>
internal static class AtomFeed
{
    public const string ContentType = "application/atom+xml";

    /// <summary>Atom requires a time of change for every feed: this is the time for an empty one.</summary>
    private static readonly DateTimeOffset UpdatedIfEmpty = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(Feed feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("feed", FeedXml.Atom);
        xml.WriteAttributeString("xmlns", "fh", null, FeedXml.History);
        xml.WriteAttributeString("xmlns", MediaRss.Prefix, null, MediaRss.Namespace);
        xml.WriteAttributeString("xml", "lang", null, feed.Language);
        WriteHead(xml, feed);
        var times = new HashSet<string>();
        foreach (var item in feed.Items)
        {
            xml.WriteStartElement("entry", FeedXml.Atom);
            xml.WriteAttributeString("xml", "lang", null, item.Edition.Language);
            WriteEntry(xml, item, UniqueTime(item.Updated, times));
            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    });

    private static void WriteHead(XmlWriter xml, Feed feed)
    {
        WriteElement(xml, "id", NameUuid.Urn(feed.Name));
        WriteText(xml, "title", feed.Title);
        WriteText(xml, "subtitle", feed.Description);
        WriteElement(xml, "updated", FeedXml.Rfc3339(feed.Updated ?? UpdatedIfEmpty));
        WriteAuthor(xml, XmlText.Clean(feed.Site), feed.HomeUrl);
        WriteElement(xml, "generator", "Newsroom");
        xml.WriteLink(null, "alternate", feed.HomeUrl, "text/html", feed.Language);
        xml.WriteLinks(null, feed, ContentType);
    }

    /// <summary>
    /// Readers report two entries with the same time as an error: the second one becomes a microsecond earlier.
    /// So the feed's own time stays the latest.
    /// </summary>
    private static string UniqueTime(DateTimeOffset updated, HashSet<string> times)
    {
        var time = FeedXml.Rfc3339(updated);
        for (var earlier = 1; !times.Add(time); earlier++)
        {
            time = FeedXml.Rfc3339(updated.AddMicroseconds(-earlier));
        }

        return time;
    }

    private static void WriteEntry(XmlWriter xml, FeedItem item, string updated)
    {
        var edition = item.Edition;
        WriteElement(xml, "id", NameUuid.Urn(item.PermanentId));
        WriteText(xml, "title", FeedXml.Visible(edition.Title) ?? "…");
        WriteElement(xml, "updated", updated);
        WriteElement(xml, "published", FeedXml.Rfc3339(edition.Published));
        if (AuthorName.Of(edition.Author) is { } author)
        {
            WriteAuthor(xml, author, url: null);
        }

        xml.WriteLink(null, "alternate", item.Url, "text/html", edition.Language);
        if (item.Original is { } original)
        {
            xml.WriteLink(null, "via", original.Url, "text/html", original.Language);
        }

        foreach (var file in item.Enclosures)
        {
            WriteEnclosure(xml, file);
        }

        WriteCategories(xml, item);
        MediaRss.Write(xml, item);
        if (FeedXml.Visible(edition.Summary) is { } summary)
        {
            WriteText(xml, "summary", summary);
        }

        xml.WriteStartElement("content", FeedXml.Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(ItemHtml.Of(item));
        xml.WriteEndElement();
    }

    private static void WriteAuthor(XmlWriter xml, string name, string? url)
    {
        xml.WriteStartElement("author", FeedXml.Atom);
        WriteElement(xml, "name", name);
        if (url is not null)
        {
            WriteElement(xml, "uri", url);
        }

        xml.WriteEndElement();
    }

    private static void WriteEnclosure(XmlWriter xml, Enclosure file)
    {
        xml.WriteStartElement("link", FeedXml.Atom);
        xml.WriteAttributeString("rel", "enclosure");
        xml.WriteAttributeString("type", file.Type);
        xml.WriteOptionalAttribute("length", file.Size?.ToString(CultureInfo.InvariantCulture));
        xml.WriteOptionalAttribute("title", FeedXml.Visible(file.Title));
        xml.WriteAttributeString("href", file.Url);
        xml.WriteEndElement();
    }

    private static void WriteCategories(XmlWriter xml, FeedItem item)
    {
        foreach (var tag in item.Edition.VisibleTags())
        {
            xml.WriteStartElement("category", FeedXml.Atom);
            xml.WriteAttributeString("term", tag);
            xml.WriteEndElement();
        }

        if (FeedXml.TermOf(item.Edition.Kind) is { } kind)
        {
            xml.WriteStartElement("category", FeedXml.Atom);
            xml.WriteAttributeString("scheme", FeedXml.Kinds);
            xml.WriteAttributeString("term", kind);
            xml.WriteAttributeString("label", FeedStrings.For(item.Edition.Language).NameOf(item.Edition.Kind));
            xml.WriteEndElement();
        }
    }

    /// <summary>Plain text; written as HTML if a reader could take it for HTML.</summary>
    private static void WriteText(XmlWriter xml, string name, string text)
    {
        var clean = XmlText.Clean(text);
        var isPlain = XmlText.PlainForRss(text) == clean;
        xml.WriteStartElement(name, FeedXml.Atom);
        xml.WriteOptionalAttribute("type", isPlain ? null : "html");
        xml.WriteString(isPlain ? clean : XmlText.ToHtml(text));
        xml.WriteEndElement();
    }

    private static void WriteElement(XmlWriter xml, string name, string text) => xml.WriteElementString(name, FeedXml.Atom, text);
}
