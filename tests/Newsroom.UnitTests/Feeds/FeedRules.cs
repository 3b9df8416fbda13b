using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.Feeds;

/// <summary>
/// The rules by which the W3C's feed validator finds errors and warnings, as far as they concern what we write: RSS 2.0 with the
/// modules in use,
/// Atom 1.0, RFC 5005, and HTML in both.
/// </summary>
internal static partial class FeedRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace MediaRss = "http://search.yahoo.com/mrss/";
    private static readonly XNamespace History = "http://purl.org/syndication/history/1.0";

    private static readonly Dictionary<XNamespace, string> Prefixes = new()
    {
        [Atom] = "atom",
        [Content] = "content",
        [DublinCore] = "dc",
        [Terms] = "dcterms",
        [History] = "fh",
        [MediaRss] = "media",
    };

    private static readonly HashSet<XName> Channel =
    [
        "title", "link", "description", "language", "lastBuildDate", "pubDate", "docs", "generator", "ttl", "category", "item",
        Atom + "link", History + "archive",
    ];

    private static readonly HashSet<XName> Item =
    [
        "title", "link", "description", "guid", "pubDate", "category", "enclosure", "comments", "author", "source",
        DublinCore + "language", DublinCore + "creator", DublinCore + "source", Terms + "modified", Content + "encoded",
        MediaRss + "content", MediaRss + "thumbnail",
    ];

    private static readonly HashSet<XName> Repeatable =
    [
        "item", "category", Atom + "link", Atom + "entry", Atom + "category", Atom + "author", DublinCore + "creator",
    ];

    private static readonly XName[] ChannelNeeds = ["title", "link", "description"];
    private static readonly XName[] ItemNeeds = ["title", "link", "description", "guid", "pubDate"];
    private static readonly XName[] AtomNeeds = [Atom + "id", Atom + "title", Atom + "updated"];
    private static readonly XName[] Texts = [Atom + "title", Atom + "subtitle", Atom + "summary"];

    private static readonly HashSet<XName> FeedElements =
    [
        Atom + "id", Atom + "title", Atom + "subtitle", Atom + "updated", Atom + "author", Atom + "generator", Atom + "link",
        Atom + "category", Atom + "entry", History + "archive",
    ];

    private static readonly HashSet<XName> EntryElements =
    [
        Atom + "id", Atom + "title", Atom + "summary", Atom + "updated", Atom + "published", Atom + "author", Atom + "link",
        Atom + "category", Atom + "content", MediaRss + "content", MediaRss + "thumbnail",
    ];

    private static readonly string[] Relations =
    [
        "alternate", "self", "first", "last", "next", "previous", "current", "prev-archive", "next-archive", "enclosure", "via", "related",
        "hub",
    ];

    private static readonly HashSet<string> Elements =
    [
        .. ("a abbr b blockquote br caption cite code col colgroup dd del dfn div dl dt em figure figcaption h1 h2 h3 h4 h5 h6 hr i img "
            + "ins kbd li mark ol p pre q s "
            + "samp small span strong sub sup table tbody td tfoot th thead time tr u ul var").Split(' '),
    ];

    private static readonly HashSet<string> Attributes =
        [.. "abbr alt cite colspan datetime dir height href hreflang lang rowspan scope src start title width".Split(' ')];

    private static readonly HtmlParser Html = new();

    /// <param name="document">RSS or Atom.</param>
    /// <param name="address">Where it was got from, if anywhere.</param>
    public static void AssertValid(byte[] document, string? address = null) => Assert.Empty(Broken(document, address));

    public static IReadOnlyList<string> Broken(byte[] document, string? address = null)
    {
        XDocument parsed;
        using (var reader = XmlReader.Create(new MemoryStream(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }))
        {
            parsed = XDocument.Load(reader);
        }

        var root = parsed.Root!;
        return [.. Everywhere(root), .. root.Name == "rss" ? Rss(root, address) : AtomFeed(root, address)];
    }

    private static IEnumerable<string> Everywhere(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            var texts = element.Attributes()
                .Select(attribute => attribute.Value)
                .Concat(element.Nodes().OfType<XText>().Select(text => text.Value));
            if (texts.Any(text => text.Any(letter => letter is (>= '\u0080' and <= '\u009F') or '\uFFFD')))
            {
                yield return $"{element.Name}: letters of another encoding (BadCharacters)";
            }

            if (Prefixes.TryGetValue(element.Name.Namespace, out var prefix)
                && element.GetPrefixOfNamespace(element.Name.Namespace) is { Length: > 0 } used
                && used != prefix)
            {
                yield return $"{element.Name}: prefix {used} instead of {prefix} (AvoidNamespacePrefix)";
            }

            if (element.Parent is { } parent && !Repeatable.Contains(element.Name) && element.ElementsBeforeSelf(element.Name).Any())
            {
                yield return $"{parent.Name} has several {element.Name} (DuplicateElement)";
            }
        }
    }

    private static IEnumerable<string> Rss(XElement rss, string? address)
    {
        var channel = rss.Elements().Single();
        var items = channel.Elements("item").ToArray();
        return new[]
        {
            When(rss.Attribute("version")?.Value != "2.0" || channel.Name != "channel", "not RSS 2.0"),
            Unknown(channel, Channel),
            items.SelectMany(item => Unknown(item, Item)),
            ChannelNeeds.SelectMany(name => Required(channel, name)),
            channel.Elements("title").SelectMany(title => NoHtml(title.Value)),
            channel.Elements("link").Concat(channel.Elements("docs")).SelectMany(link => Web(link.Value)),
            channel.Elements("language").SelectMany(language => Language(language.Value)),
            channel.Elements("lastBuildDate").SelectMany(date => Rfc822(date.Value)),
            channel.Elements("ttl").SelectMany(
                ttl => When(
                    !(int.TryParse(ttl.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes > 0),
                    "ttl is no positive number")),
            channel.Elements("description").SelectMany(text => CheckHtml(text.Value)),
            Links(channel, address, "application/rss+xml"),
            items.SelectMany(RssItem),
            Unique(items.Select(item => item.Element("guid")?.Value), "guid"),
        }.SelectMany(found => found);
    }

    private static IEnumerable<string> RssItem(XElement item) => new[]
    {
        ItemNeeds.SelectMany(name => Required(item, name)),
        item.Elements("category")
            .Concat(item.Elements(DublinCore + "creator"))
            .SelectMany(element => When(string.IsNullOrWhiteSpace(element.Value), $"{element.Name} is blank")),
        item.Elements("title").SelectMany(title => NoHtml(title.Value)),
        item.Elements("link").Concat(item.Elements(DublinCore + "source")).SelectMany(link => Web(link.Value)),
        item.Elements("guid").SelectMany(
            guid => When(guid.Attribute("isPermaLink")?.Value is not ("true" or "false"), "guid does not say whether it is a link")),
        item.Elements("pubDate").SelectMany(date => Rfc822(date.Value)),
        item.Elements(Terms + "modified").SelectMany(date => Rfc3339(date.Value)),
        item.Elements(DublinCore + "language").SelectMany(language => Language(language.Value)),
        item.Elements("description").Concat(item.Elements(Content + "encoded")).SelectMany(html => CheckHtml(html.Value)),
        item.Elements("category").Attributes("domain").SelectMany(domain => AnyUri(domain.Value)),
        item.Elements("enclosure").SelectMany(file => new[]
        {
            Web(file.Attribute("url")?.Value ?? ""),
            MediaType(file.Attribute("type")?.Value ?? ""),
            Length(file.Attribute("length")?.Value ?? ""),
        }.SelectMany(found => found)),
    }.SelectMany(found => found);

    private static IEnumerable<string> AtomFeed(XElement feed, string? address)
    {
        var entries = feed.Elements(Atom + "entry").ToArray();
        return new[]
        {
            When(feed.Name != Atom + "feed", "no Atom feed"),
            Unknown(feed, FeedElements),
            entries.SelectMany(entry => Unknown(entry, EntryElements)),
            AtomCommon(feed),
            When(
                !feed.Elements(Atom + "author").Any() && entries.Any(entry => !entry.Elements(Atom + "author").Any()),
                "an entry has no author"),
            Links(feed, address, "application/atom+xml"),
            entries.SelectMany(entry => AtomCommon(entry).Concat(AtomLinks(entry)).Concat(AtomContent(entry))),
            Unique(entries.Select(entry => entry.Element(Atom + "id")?.Value), "id"),
            Unique(entries.Select(entry => entry.Element(Atom + "updated")?.Value), "updated"),
        }.SelectMany(found => found);
    }

    private static IEnumerable<string> AtomCommon(XElement element) => new[]
    {
        AtomNeeds.SelectMany(name => Required(element, name)),
        element.Attributes(XNamespace.Xml + "lang").SelectMany(language => Language(language.Value)),
        element.Elements(Atom + "id").SelectMany(id => AnyUri(id.Value)),
        element.Elements(Atom + "updated").Concat(element.Elements(Atom + "published")).SelectMany(date => Rfc3339(date.Value)),
        Texts.SelectMany(element.Elements).SelectMany(Text),
        element.Elements(Atom + "author").SelectMany(
            author => Required(author, Atom + "name").Concat(author.Elements(Atom + "uri").SelectMany(uri => Web(uri.Value)))),
        element.Elements(Atom + "category").SelectMany(category =>
            When(
                string.IsNullOrWhiteSpace(category.Attribute("term")?.Value),
                "a category has no term").Concat(category.Attributes("scheme").SelectMany(scheme => AnyUri(scheme.Value)))),
    }.SelectMany(found => found);

    private static IEnumerable<string> AtomContent(XElement entry)
    {
        var content = entry.Element(Atom + "content");
        var hasAlternate = entry.Elements(Atom + "link").Any(link => link.Attribute("rel")?.Value == "alternate");
        return content is null
            ? When(!hasAlternate || entry.Element(Atom + "summary") is null, "an entry has neither content nor a link with a summary")
            : When(content.Attribute("type")?.Value != "html", "content is not declared as HTML").Concat(CheckHtml(content.Value));
    }

    private static IEnumerable<string> Text(XElement text) => text.Attribute("type")?.Value switch
    {
        null or "text" => NoHtml(text.Value),
        "html" => CheckHtml(text.Value),
        var other => [$"{text.Name} has type {other}"],
    };

    private static IEnumerable<string> Links(XElement feed, string? address, string type)
    {
        var links = feed.Elements(Atom + "link").ToArray();
        var self = links.Where(link => link.Attribute("rel")?.Value == "self").ToArray();
        var isArchive = feed.Element(History + "archive") is not null;
        return AtomLinks(feed)
            .Concat(When(self.Length != 1, "there is no link to the feed itself (MissingAtomSelfLink)"))
            .Concat(
                When(
                    address is not null && self.Any(link => link.Attribute("href")?.Value != address),
                    $"the link to itself is not {address} (SelfDoesntMatchLocation)"))
            .Concat(When(self.Any(link => link.Attribute("type")?.Value != type), "the link to itself has another type (SelfNotAtom)"))
            .Concat(
                When(
                    isArchive && links.All(link => link.Attribute("rel")?.Value != "current"),
                    "an archive does not link to the feed (MissingCurrentInArchive)"));
    }

    private static IEnumerable<string> AtomLinks(XElement of)
    {
        var links = of.Elements(Atom + "link").ToArray();
        return links.SelectMany(link => new[]
        {
            Web(link.Attribute("href")?.Value ?? ""),
            When(!Relations.Contains(link.Attribute("rel")?.Value), $"the relation {link.Attribute("rel")?.Value} is not registered"),
            link.Attributes("type").SelectMany(type => MediaType(type.Value)),
            link.Attributes("hreflang").SelectMany(language => Language(language.Value)),
            link.Attributes("length").SelectMany(length => Length(length.Value)),
        }.SelectMany(found => found)).Concat(Unique(
            links.Where(link => link.Attribute("rel")?.Value == "alternate").Select(
                link => $"{link.Attribute("type")?.Value} {link.Attribute("hreflang")?.Value}"), "alternate"));
    }

    private static IEnumerable<string> CheckHtml(string html)
    {
        foreach (var element in Html.ParseDocument(html).Body!.QuerySelectorAll("*"))
        {
            if (!Elements.Contains(element.LocalName))
            {
                yield return $"<{element.LocalName}> in HTML (SecurityRisk, NotHtml)";
            }

            foreach (var attribute in element.Attributes)
            {
                if (!Attributes.Contains(attribute.Name))
                {
                    yield return $"{attribute.Name}= in HTML (SecurityRiskAttr)";
                }
                else if (attribute.Name is "href" or "src" or "cite" && !attribute.Value.StartsWith("mailto:", StringComparison.Ordinal))
                {
                    foreach (var found in Web(attribute.Value))
                    {
                        yield return $"{found} (ContainsRelRef)";
                    }
                }
            }
        }
    }

    private static IEnumerable<string> NoHtml(string text) =>
        When(
            EndTag().IsMatch(text)
                || Entity().Matches(text).Any(entity => System.Net.WebUtility.HtmlDecode($"{entity.Value};") != $"{entity.Value};"),
            $"'{text}' contains HTML (ContainsHTML)");

    private static IEnumerable<string> Unknown(XElement parent, HashSet<XName> known) =>
        parent.Elements()
            .Where(element => !known.Contains(element.Name))
            .Select(element => $"{element.Name} in {parent.Name} (UndefinedElement)");

    private static IEnumerable<string> Required(XElement parent, XName name) =>
        When(string.IsNullOrWhiteSpace(parent.Element(name)?.Value), $"{parent.Name} has no {name}");

    private static IEnumerable<string> Unique(IEnumerable<string?> values, string what) =>
        values.GroupBy(value => value).Where(group => group.Count() > 1).Select(group => $"several have the {what} {group.Key}");

    private static IEnumerable<string> Web(string url) => When(
        !UriLetters().IsMatch(url)
            || !Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            || parsed.Scheme is not ("http" or "https"), $"'{url}' is no address of the web");

    private static IEnumerable<string> AnyUri(string uri) => When(
        !UuidUrn().IsMatch(uri)
            && !(OtherUrn().IsMatch(uri) && !uri.StartsWith("urn:uuid:", StringComparison.Ordinal))
            && Web(uri).Any(), $"'{uri}' is no URI");

    private static IEnumerable<string> MediaType(string type) =>
        When(!Media().IsMatch(type), $"'{type}' is no media type (InvalidMIMEType)");

    private static IEnumerable<string> Length(string length) =>
        When(!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out _), $"'{length}' is no length");

    private static IEnumerable<string> Language(string code) => When(LanguageCode.Normalise(code) != code, $"'{code}' is no language");

    // Strict: day of the week and date have to agree.
    private static IEnumerable<string> Rfc822(string date) => When(
        !DateTime.TryParseExact(
            date,
            "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _), $"'{date}' is no date of RFC 822");

    private static IEnumerable<string> Rfc3339(string date) => When(
        !InternetDate().IsMatch(date)
            || !DateTimeOffset.TryParse(
                date, CultureInfo.InvariantCulture, DateTimeStyles.None, out _), $"'{date}' is no date of RFC 3339");

    private static IEnumerable<string> When(bool broken, string says) => broken ? [says] : [];

    [GeneratedRegex(@"</\w+>")]
    private static partial Regex EndTag();

    [GeneratedRegex("&#?[0-9A-Za-z]+")]
    private static partial Regex Entity();

    [GeneratedRegex(@"^([A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$")]
    private static partial Regex UriLetters();

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex UuidUrn();

    [GeneratedRegex(@"^urn:[a-z0-9][a-z0-9-]{1,31}:([A-Za-z0-9()+,.:=@;$_!*'-]|%[0-9A-Fa-f]{2})+$")]
    private static partial Regex OtherUrn();

    [GeneratedRegex(@"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+$")]
    private static partial Regex Media();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex InternetDate();
}
