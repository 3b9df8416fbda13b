using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Newsroom.Tests.Feeds;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>An item of a feed, independent of the format.</summary>
internal sealed record FeedViewItem(
    string Id, string Title, DateTimeOffset Published, DateTimeOffset Updated, string Content, string? Kind);

/// <summary>
/// A document of a feed of any format, read without any library for feeds. Each reading checks the W3C's rules, too.
/// </summary>
internal sealed record FeedView(string Title, IReadOnlyList<FeedViewItem> Items, IReadOnlyDictionary<string, string> Links)
{
    public static readonly string[] Formats = ["rss.xml", "atom.xml", "feed.json"];

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";

    public static async Task<FeedView> GetAsync(NewsroomSite site, string address)
    {
        using var answer = await site.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"GET {address}: {(int)answer.StatusCode} {text}");
        return Read(text);
    }

    /// <param name="document">Any format.</param>
    /// <param name="checks">True to check the rules, which takes longer than everything else.</param>
    public static FeedView Read(string document, bool checks = true)
    {
        if (document[0] == '{')
        {
            using var json = JsonDocument.Parse(document);
            return Json(json.RootElement);
        }

        if (checks)
        {
            FeedRules.AssertValid(Encoding.UTF8.GetBytes(document));
        }

        var root = XDocument.Parse(document).Root!;
        return root.Name == "rss" ? Rss(root.Element("channel")!) : AtomFeed(root);
    }

    private static FeedView Rss(XElement channel) => new(
        channel.Element("title")!.Value,
        [.. channel.Elements("item").Select(item => new FeedViewItem(
            item.Element("guid")!.Value,
            item.Element("title")!.Value,
            DateTimeOffset.Parse(item.Element("pubDate")!.Value, CultureInfo.InvariantCulture),
            Time(item.Element(Terms + "modified")!.Value),
            item.Element(Content + "encoded")?.Value ?? "",
            item.Elements("category").FirstOrDefault(category => category.Attribute("domain") is not null)?.Value))],
        LinksOf(channel));

    private static FeedView AtomFeed(XElement feed) => new(
        feed.Element(Atom + "title")!.Value,
        [.. feed.Elements(Atom + "entry").Select(entry => new FeedViewItem(
            entry.Element(Atom + "id")!.Value,
            entry.Element(Atom + "title")!.Value,
            Time(entry.Element(Atom + "published")!.Value),
            Time(entry.Element(Atom + "updated")!.Value),
            entry.Element(Atom + "content")!.Value,
            entry.Elements(Atom + "category")
                .FirstOrDefault(category => category.Attribute("scheme") is not null)
                ?.Attribute("term")!.Value))],
        LinksOf(feed));

    private static FeedView Json(JsonElement feed)
    {
        var extension = feed.GetProperty("_newsroom");
        var links = new (string Relation, string? Url)[]
        {
            ("self", feed.Text("feed_url")),
            ("next", extension.GetProperty("archive").GetBoolean() ? null : feed.Text("next_url")),
            ("current", extension.Text("current")),
            ("prev-archive", extension.Text("prev_archive")),
            ("hub", feed.List("hubs").Select(hub => hub.Text("url")).FirstOrDefault()),
        };
        return new FeedView(
            feed.Text("title")!,
            [.. feed.List("items").Select(item => new FeedViewItem(
                item.Text("id")!, item.Text("title")!, item.Time("date_published"), item.Time("date_modified"), item.Text("content_html")!,
                item.GetProperty("_newsroom").Text("kind") is "original" ? null : item.GetProperty("_newsroom").Text("kind")))],
            links.Where(link => link.Url is not null).ToDictionary(link => link.Relation, link => link.Url!));
    }

    private static Dictionary<string, string> LinksOf(XElement feed) => feed.Elements(Atom + "link")
        .Where(link => link.Attribute("rel")!.Value != "alternate")
        .ToDictionary(link => link.Attribute("rel")!.Value, link => link.Attribute("href")!.Value);

    private static DateTimeOffset Time(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
