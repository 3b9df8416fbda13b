using System.Net;
using System.Xml.Linq;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Feeds in every format follow what is published, and can be filtered, paged through and subscribed to.</summary>
public sealed class FeedTests(RunningSite sites)
{
    private static readonly string[] Languages = ["fr", "en"];
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static readonly TheoryData<string> Formats = [.. FeedView.Formats];

    public static readonly TheoryData<string, string> Problems = new()
    {
        { "api/feeds/fr/atom.xml?archive=2025-11", "'archive' is that of the link 'prev-archive'" },
        { "api/feeds/fr/rss.xml?q=ville&archive=2517396000000000000-aaaaaaaaaaaaa", "The feed of a search has no archive" },
        { "api/feeds/fr/rss.xml?q=ville&cursor=eA", "'cursor' is the 'next' of an earlier answer" },
        { "api/feeds/fr/feed.json?kind=robot", "'kind' is one of original, human, machine." },
        { "api/feeds/fr/atom.xml?limit=101", "'limit' is a whole number from 1 to 100." },
        { "api/feeds/fr/atom.xml?from=2025-13-01", "'from' is a day such as 2026-03-31." },
        { $"api/feeds/fr/atom.xml?q={string.Join('+', Enumerable.Range(0, 70).Select(i => $"w{i}"))}", "more than 64 words" },
        { "api/feeds/klingon/atom.xml", "'klingon' is not a language code such as fr or en." },
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task What_is_no_feed_is_a_problem_that_says_what_is(string address, string detail)
    {
        using var answer = await (await sites.NewFolderAsync()).Site.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            detail,
            System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).RootElement.Text("detail"),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_new_version_is_the_same_item_changed_later(string format)
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("a.md", Text(folder, "Le premier titre", "2025-05-01"));
        var before = Assert.Single((await ViewAsync(folder, format)).Items);
        await folder.Site.NextSecondAsync();
        await folder.PublishAsync("a.md", Text(folder, "Le second titre", "2025-05-01"));

        var after = Assert.Single((await ViewAsync(folder, format)).Items);
        Assert.Equal(("Le premier titre", "Le second titre"), (before.Title, after.Title));
        Assert.Equal((before.Id, before.Published), (after.Id, after.Published));
        Assert.True(after.Updated > before.Updated);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_corrected_date_moves_the_item_and_a_deletion_takes_it_away(string format)
    {
        var folder = await sites.NewFolderAsync();
        foreach (var day in new[] { 1, 2, 3 })
        {
            await folder.PublishAsync($"{day}.md", Text(folder, $"Jour {day}", $"2025-05-0{day}"));
        }

        Assert.Equal(["Jour 3", "Jour 2", "Jour 1"], (await ViewAsync(folder, format)).Items.Select(item => item.Title));
        await folder.PublishAsync("1.meta.yaml", "date: 2025-05-09\n");
        var moved = await folder.Site.EventuallyAsync(() => ViewAsync(folder, format), view => view.Items[0].Title == "Jour 1");
        Assert.Equal(["Jour 1", "Jour 3", "Jour 2"], moved.Items.Select(item => item.Title));
        using var before = await folder.Site.GetAsync($"api/feeds/fr/{format}?tag={folder.Tag}");
        await folder.Site.NextSecondAsync();
        await folder.WithdrawAsync("3.md");
        var lastModified = before.Content.Headers.LastModified!.Value.ToString("r", System.Globalization.CultureInfo.InvariantCulture);
        using var after = await folder.Site.GetAsync($"api/feeds/fr/{format}?tag={folder.Tag}", ("If-Modified-Since", lastModified));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(["Jour 1", "Jour 2"], (await ViewAsync(folder, format)).Items.Select(item => item.Title));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_translation_by_a_person_replaces_the_machines(string format)
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("a.fr.md", Text(folder, "La ville des voisins", "2025-05-01"));
        var machine = Assert.Single((await ViewAsync(folder, format, "en")).Items);
        Assert.Equal("machine", machine.Kind);
        Assert.Contains("Machine translation of a text in French", machine.Content, StringComparison.Ordinal);
        Assert.Contains(
            $"href=\"{folder.Site.Http.BaseAddress}fr/{folder.Id("a.fr.md")}\" hreflang=\"fr\">Read the original</a>",
            machine.Content,
            StringComparison.Ordinal);
        Assert.Null(Assert.Single((await ViewAsync(folder, format, "fr")).Items).Kind);
        await folder.PublishAsync(
            "a.en.md",
            $"---\ntitle: The neighbours' city\ndate: 2025-05-01\nlanguage: en\ntags: [{folder.Tag}]\n---\n"
                + "The neighbours live in the city.");

        var human = Assert.Single((await ViewAsync(folder, format, "en")).Items);
        Assert.Equal((machine.Id, "The neighbours' city", "human"), (human.Id, human.Title, human.Kind));
        Assert.DoesNotContain("Machine translation", human.Content, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_filter_of_the_list_and_any_search_make_a_feed(string format)
    {
        var folder = await sites.NewFolderAsync();
        await Task.WhenAll(
            Enumerable.Range(1, 5).Select(
                i => folder.PublishAsync(
                    $"{i}.md", Text(folder, $"Numéro {i}", $"2025-05-0{i}", $"{folder.Word()} " + (i % 2 == 0 ? "Dakar" : "Tunis")))));
        async Task<FeedView> FeedAsync(string query) => await FeedView.GetAsync(folder.Site, $"api/feeds/fr/{format}?{query}");

        var place = await FeedAsync($"tag={folder.Tag}&place=Dakar");
        Assert.Equal(["Numéro 4", "Numéro 2"], place.Items.Select(item => item.Title));
        Assert.Equal($"Newsroom – mot-clé « {folder.Tag} », lieu « Dakar »", place.Title);
        Assert.Equal(
            ["Numéro 3", "Numéro 2"],
            (await FeedAsync($"tag={folder.Tag}&from=2025-05-02&to=2025-05-03&kind=original")).Items.Select(item => item.Title));
        Assert.Empty((await FeedAsync($"tag={folder.Tag}&kind=machine")).Items);
        Assert.Equal(["Numéro 4", "Numéro 2"], (await FeedAsync($"q={folder.Word()}+dakar")).Items.Select(item => item.Title));

        var seen = new List<string>();
        for (var next = $"{folder.Site.Http.BaseAddress}api/feeds/fr/{format}?q={folder.Word()}&limit=2"; next is not null;)
        {
            var page = await FeedView.GetAsync(folder.Site, next);
            Assert.Equal($"Newsroom – recherche « {folder.Word()} »", page.Title);
            Assert.DoesNotContain("prev-archive", page.Links);
            seen.AddRange(page.Items.Select(item => item.Title));
            next = page.Links.GetValueOrDefault("next");
        }

        Assert.Equal(["Numéro 5", "Numéro 4", "Numéro 3", "Numéro 2", "Numéro 1"], seen);
    }

    [Fact]
    public async Task The_feed_of_a_search_has_what_was_published_a_moment_ago()
    {
        var folder = await sites.NewFolderAsync();
        for (var i = 1; i <= 3; i++)
        {
            await folder.PublishAsync($"{i}.md", Text(folder, $"Numéro {i}", $"2025-05-0{i}", folder.Word()));
            Assert.Equal(i, (await FeedView.GetAsync(folder.Site, $"api/feeds/fr/atom.xml?q={folder.Word()}")).Items.Count);
        }
    }

    [Fact]
    public async Task A_hub_is_named_where_there_is_one()
    {
        await using var site = await sites.StartOwnAsync(
            new SiteSettings { Others = new() { ["Newsroom:WebSubHub"] = "https://hub.example.org/push" } });
        var folder = await sites.NewFolderAsync();
        foreach (var format in FeedView.Formats)
        {
            Assert.Equal("https://hub.example.org/push", (await FeedView.GetAsync(site, $"api/feeds/fr/{format}")).Links["hub"]);
            using var answer = await site.Http.GetAsync($"api/feeds/fr/{format}", TestContext.Current.CancellationToken);
            Assert.Equal(
                $"<https://hub.example.org/push>; rel=\"hub\", <{site.Http.BaseAddress}api/feeds/fr/{format}>; rel=\"self\"",
                Assert.Single(answer.Headers.GetValues("Link")));
            Assert.DoesNotContain("hub", (await ViewAsync(folder, format)).Links);
        }
    }

    [Theory]
    [InlineData("", "atom.xml")]
    [InlineData("?format=rss", "rss.xml")]
    [InlineData("?format=json", "feed.json")]
    public async Task The_list_of_feeds_has_each_language_once(string query, string format)
    {
        var site = (await sites.NewFolderAsync()).Site;
        Assert.Equal(
            Languages.Select(language => $"{site.Http.BaseAddress}api/feeds/{language}/{format}"),
            Subscriptions(await site.GetTextAsync($"api/feeds.opml{query}")));
    }

    [Fact]
    public async Task The_feeds_of_tags_are_in_the_list_on_request_in_groups_of_their_own()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("a.md", Text(folder, "Une", "2025-05-01"));
        await folder.PublishAsync("b.md", Text(folder, "Deux", "2025-05-02"));
        var list = await folder.Site.GetTextAsync("api/feeds.opml?tags=true");
        Assert.Equal(2, XDocument.Parse(list).Descendants("body").Single().Elements().Count(outline => outline.Attribute("xmlUrl") is not null));
        Assert.Contains(XDocument.Parse(list).Descendants("body").Single().Elements(), group => group.Attribute("text")!.Value == "français");
        var feeds = Subscriptions(list);
        Assert.True(feeds.Length > 2);
        Assert.Equal(feeds.Distinct(), feeds);
        foreach (var feed in feeds)
        {
            Assert.NotNull(await FeedView.GetAsync(folder.Site, feed));
        }
    }

    private static string[] Subscriptions(string opml) =>
    [
        .. XDocument.Parse(opml).Descendants("outline")
            .Where(outline => outline.Attribute("type")?.Value == "rss")
            .Select(outline => outline.Attribute("xmlUrl")!.Value),
    ];

    [Fact]
    public async Task Search_engines_find_every_page_with_its_translations()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("a.md", Text(folder, "Une", "2025-05-01"));
        Assert.Contains(
            $"Sitemap: {folder.Site.Http.BaseAddress}sitemap.xml", await folder.Site.GetTextAsync("robots.txt"), StringComparison.Ordinal);
        var pages = XDocument.Parse(await folder.Site.GetTextAsync("sitemap.xml")).Root!.Elements(Sitemaps + "url").ToArray();
        var address = folder.Site.Http.BaseAddress;
        Assert.Contains(pages, page => page.Element(Sitemaps + "loc")!.Value == $"{address}fr");
        foreach (var language in new[] { "fr", "en" })
        {
            var page = pages.Single(page => page.Element(Sitemaps + "loc")!.Value == $"{address}{language}/{folder.Id("a.md")}");
            Assert.NotNull(page.Element(Sitemaps + "lastmod"));
            Assert.Equal(
                [
                    ("en", $"{address}en/{folder.Id("a.md")}"), ("fr", $"{address}fr/{folder.Id("a.md")}"),
                    ("x-default", $"{address}fr/{folder.Id("a.md")}"),
                ],
                page.Elements(Xhtml + "link").Select(link => (link.Attribute("hreflang")!.Value, link.Attribute("href")!.Value)));
        }

        await folder.WithdrawAsync("a.md");
        Assert.DoesNotContain(folder.Id("a.md"), await folder.Site.GetTextAsync("sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_engines_find_the_months_and_the_topics_of_more_than_one_article()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("a.md", Text(folder, "Une", "2019-05-01"));
        await folder.PublishAsync("b.md", Text(folder, "Deux", "2019-06-01"));
        await folder.PublishAsync("c.md", Text(folder, "Trois", "2019-06-01").Replace(folder.Tag, $"{folder.Tag}-seul"));
        var pages = XDocument.Parse(await folder.Site.GetTextAsync("sitemap.xml")).Descendants(Sitemaps + "loc").Select(page => page.Value)
            .Select(page => page[folder.Site.Http.BaseAddress!.ToString().Length..]).ToList();
        Assert.Contains("fr/archive/2019-05", pages);
        Assert.Contains("fr/archive/2019-06", pages);
        Assert.Contains($"fr/topics/{folder.Tag}", pages);
        Assert.DoesNotContain($"fr/topics/{folder.Tag}-seul", pages);
        Assert.Equal(pages.Count, pages.Distinct().Count());
    }

    [Fact]
    public async Task Pages_lead_to_their_feeds()
    {
        var site = (await sites.NewFolderAsync()).Site;
        var page = await site.GetTextAsync("fr/search?q=ville+pont");
        foreach (var format in FeedView.Formats)
        {
            Assert.Contains($"href=\"/api/feeds/fr/{format}?q=ville%20pont\"", page, StringComparison.Ordinal);
        }
    }

    private static Task<FeedView> ViewAsync(SiteFolder folder, string format, string language = "fr") =>
        FeedView.GetAsync(folder.Site, $"api/feeds/{language}/{format}?tag={folder.Tag}");

    private static string Text(SiteFolder folder, string title, string date, string more = "") =>
        $"---\ntitle: {title}\ndate: {date}\nlanguage: fr\ntags: [{folder.Tag}]\n---\n"
            + $"Les voisins vivent dans la ville et parlent de leurs projets. {more}";
}
