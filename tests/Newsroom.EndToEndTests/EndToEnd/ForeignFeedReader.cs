using System.Text;
using System.Text.Json;
using Newsroom.Cli;
using Newsroom.Feeds;
using Newsroom.Tests.Feeds;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Reads feeds with programs of other projects, and compares the result with the API.</summary>
internal static class ForeignFeedReader
{
    private static readonly string[] Formats = ["rss.xml", "atom.xml"];

    /// <summary>
    /// feedparser, rss-parser and newsboat read RSS and Atom without errors, with the same items as the list of the API, in the
    /// same order. The documents conform to the W3C's rules.
    /// </summary>
    /// <returns>The items that feedparser reads from Atom.</returns>
    public static async Task<IReadOnlyList<JsonElement>> AssertSameItemsAsync(NewsroomSite site, string language, string query)
    {
        IReadOnlyList<JsonElement> seen = [];
        var articles = await ArticlesAsync(site, language, query);
        foreach (var format in Formats)
        {
            var address = $"api/feeds/{language}/{format}?{query}";
            var document = await site.GetTextAsync(address);
            FeedRules.AssertValid(Encoding.UTF8.GetBytes(document), $"{site.Http.BaseAddress}{address}");
            seen = await AssertFeedparserAsync(document, articles, language, isRss: format == Formats[0]);
            await AssertRssParserAsync(document, articles, language, isRss: format == Formats[0]);
            await AssertNewsboatAsync($"{site.Http.BaseAddress}{address}", articles, language, isRss: format == Formats[0]);
        }

        return seen;
    }

    private static async Task<IReadOnlyList<JsonElement>> ArticlesAsync(NewsroomSite site, string language, string query)
    {
        var list = (await site.GetJsonAsync($"api/articles?lang={language}&{query}")).List("items");
        return await Task.WhenAll(list.Select(item => site.GetJsonAsync($"api/articles/{item.Text("id")}?lang={language}")));
    }

    private static async Task<IReadOnlyList<JsonElement>> AssertFeedparserAsync(
        string document, IReadOnlyList<JsonElement> articles, string language, bool isRss)
    {
        var feed = await ForeignReader.ReadAsync("feeds.py", document);
        Assert.False(feed.GetProperty("bozo").GetBoolean(), feed.Text("error"));
        Assert.Equal(isRss ? "rss20" : "atom10", feed.Text("version"));
        Assert.Equal(language, feed.Text("language"));
        var items = feed.List("items");
        AssertSame(articles, items, language, isRss);
        Assert.All(articles.Zip(items), pair =>
        {
            Assert.Equal(pair.First.Texts("tags"), pair.Second.Texts("tags"));
            Assert.Equal(language, pair.Second.Text("language"));
            Assert.Equal(isRss ? FileOfRss(pair.First) : Files(pair.First), pair.Second.Texts("enclosures"));
            Assert.Equal(pair.First.Text("kind") is "original" ? [] : [pair.First.Text("kind")!], pair.Second.Texts("kinds"));
            var updated = new[] { pair.First.Time("updated"), pair.First.Time("published") }.Max();
            Assert.Equal(updated.ToUnixTimeSeconds(), pair.Second.GetProperty("updated").GetInt64());
        });
        return items;
    }

    private static async Task AssertRssParserAsync(string document, IReadOnlyList<JsonElement> articles, string language, bool isRss)
    {
        var feed = await ForeignReader.ReadAsync("feeds.cjs", document, RepositoryFolder.Find("infra/readers")!.FullName);
        var items = feed.List("items");
        // From Atom it reads no tags, languages or files, and it does not decode titles that are HTML.
        AssertSame(articles, items, language, isRss, title => isRss ? title : System.Net.WebUtility.HtmlDecode(title));
        Assert.All(articles.Zip(items).Where(_ => isRss), pair =>
        {
            Assert.Equal(pair.First.Texts("tags"), pair.Second.Texts("tags"));
            Assert.Equal(language, pair.Second.Text("language"));
            Assert.Equal(FileOfRss(pair.First), pair.Second.Texts("enclosures"));
        });
    }

    private static async Task AssertNewsboatAsync(string address, IReadOnlyList<JsonElement> articles, string language, bool isRss)
    {
        var items = (await ForeignReader.ReadAsync("newsboat.py", "", address)).List("items");
        AssertSame(articles, items, language, isRss);
        Assert.All(articles.Zip(items), pair =>
        {
            Assert.True(pair.Second.GetProperty("unread").GetBoolean());
            // It keeps what it can play: the one file of RSS, any file of Atom.
            var played = pair.First.List("downloads")
                .Where(file => file.Text("type")?.StartsWith("audio/", StringComparison.Ordinal) == true)
                .Select(file => file.Text("url")!);
            Assert.Equal(played.Take(1), pair.Second.Texts("enclosures"));
        });
    }

    /// <summary>The first download, else the lead picture if it is one of the site.</summary>
    private static IEnumerable<string> FileOfRss(JsonElement article) => Files(article)
        .Concat(article.TryGetProperty("image", out var image) && image.Text("type") is not null ? [image.Text("url")!] : []).Take(1);

    private static void AssertSame(
        IReadOnlyList<JsonElement> articles,
        IReadOnlyList<JsonElement> items,
        string language,
        bool isRss,
        Func<string, string>? decode = null)
    {
        Assert.Equal(
            articles.Select(
                article => (
                    Id(article.Text("id")!, language, isRss),
                    Plain(article.Text("title")!),
                    article.Text("url"),
                    article.Time("published").ToUnixTimeSeconds())),
            items.Select(
                item => (
                    item.Text("id")!,
                    Plain(decode?.Invoke(item.Text("title")!) ?? item.Text("title")!),
                    item.Text("link"),
                    item.GetProperty("published").GetInt64())));
        Assert.All(items, item => Assert.NotEmpty(item.Text("content")!));
    }

    private static string Id(string article, string language, bool isRss) =>
        isRss ? $"newsroom:tests:{article}:{language}" : NameUuid.Urn($"newsroom:tests:{article}:{language}");

    private static IEnumerable<string> Files(JsonElement article) =>
        article.List("downloads").Select(file => WebAddress.Of(file.Text("url"))).OfType<string>().Distinct();

    // Readers collapse white space, and RSS has an invisible character in titles that look like HTML.
    private static string Plain(string title) =>
        string.Join(' ', title.Replace("\u2060", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
