using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Two sites with the same blob paths, in one feed reader and one calendar program.</summary>
public sealed class TwoSitesTests(RunningSite sites)
{
    private const string Name = "fete.md";

    [Fact]
    public async Task In_one_reader_and_one_calendar_nothing_of_one_site_overwrites_the_other()
    {
        await using var first = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", SiteId = null });
        await using var second = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", SiteId = null });
        await PublishAsync(first, "La fête de Lyon");
        await PublishAsync(second, "La fête de Rabat");

        foreach (var format in FeedView.Formats)
        {
            var (one, other) = (await FeedView.GetAsync(first, $"api/feeds/fr/{format}"), await FeedView.GetAsync(second, $"api/feeds/fr/{format}"));
            Assert.NotEqual(Assert.Single(one.Items).Id, Assert.Single(other.Items).Id);
        }

        await AssertNewsboatAsync(first, second, "rss.xml");
        await AssertNewsboatAsync(first, second, "atom.xml");
        var files = new Dictionary<string, string>
        {
            ["first.ics"] = await EventAsync(first),
            ["second.ics"] = await EventAsync(second),
        };
        var listed = await ForeignCalendarReader.KhalAsync(files, "2031-06-01", "2031-07-01");
        Assert.Equal(["La fête de Lyon", "La fête de Rabat"], listed.Select(entry => entry.Text("title")).Order());
        Assert.Equal(2, listed.Select(entry => entry.Text("uid")).Distinct().Count());
        Assert.NotEqual(FeedId(await first.GetTextAsync("api/feeds/fr/atom.xml")), FeedId(await second.GetTextAsync("api/feeds/fr/atom.xml")));
    }

    [Fact]
    public async Task The_id_stays_with_the_data_and_with_the_container()
    {
        var storage = await sites.NewAccountAsync();
        var settings = new SiteSettings { Languages = "fr", SiteId = null, Storage = storage };
        string before;
        await using (var site = await sites.StartOwnAsync(settings))
        {
            await PublishAsync(site, "La fête de Lyon");
            before = await ItemAsync(site);
            Assert.Equal(before, await ItemAsync(site));
            await site.Tables.DeleteTableAsync("state", TestContext.Current.CancellationToken);
        }

        await using (var again = await sites.StartOwnAsync(settings))
        {
            await again.UploadAsync("other.md", "La ville et ses voisins vivent ensemble.");
            await again.OverAsync("other.md");
            Assert.Equal(before, await ItemAsync(again));
        }

        await using var named = await sites.StartOwnAsync(settings with { SiteId = "news.example.org" });
        await named.UploadAsync("third.md", "La ville et ses voisins vivent ensemble.");
        await named.OverAsync("third.md");
        Assert.StartsWith("newsroom:news.example.org:", await ItemAsync(named), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_is_older_than_ids_of_sites_keeps_the_ids_that_it_has_given_out()
    {
        var storage = await sites.NewAccountAsync();
        var table = new Azure.Data.Tables.TableClient(storage, "state");
        await table.CreateAsync(TestContext.Current.CancellationToken);
        await table.AddEntityAsync(
            new Azure.Data.Tables.TableEntity("site", "schema") { ["Version"] = 1 }, TestContext.Current.CancellationToken);
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", SiteId = null, Storage = storage });
        await PublishAsync(site, "La fête de Lyon");

        var article = Assert.Single((await site.GetJsonAsync("api/articles?lang=fr")).List("items")).Text("id");
        Assert.Equal($"newsroom:{article}:fr", await ItemAsync(site));
        var item = Assert.Single((await site.GetJsonAsync("api/events?lang=fr")).List("items")).Text("id");
        Assert.Contains($"UID:{item}@newsroom\r\n", await EventAsync(site), StringComparison.Ordinal);
    }

    private static async Task PublishAsync(NewsroomSite site, string title)
    {
        await site.UploadAsync(Name, $$"""
            ---
            title: {{title}}
            language: fr
            events: [{ title: {{title}}, start: 2031-06-08T10:00, zone: UTC }]
            ---
            Les voisins vivent dans la ville et parlent de leurs projets.
            """);
        await site.OverAsync(Name);
    }

    /// <summary>The id of the article that both sites have.</summary>
    private static async Task<string> ItemAsync(NewsroomSite site) =>
        (await FeedView.GetAsync(site, "api/feeds/fr/rss.xml")).Items.Single(item => item.Title.StartsWith("La fête", StringComparison.Ordinal)).Id;

    private static async Task<string> EventAsync(NewsroomSite site)
    {
        var item = Assert.Single((await site.GetJsonAsync("api/events?lang=fr")).List("items"));
        return await site.GetTextAsync(new Uri(item.Text("ics")!).PathAndQuery.TrimStart('/'));
    }

    private static async Task AssertNewsboatAsync(NewsroomSite first, NewsroomSite second, string format)
    {
        string[] addresses = [$"{first.Http.BaseAddress}api/feeds/fr/{format}", $"{second.Http.BaseAddress}api/feeds/fr/{format}"];
        var items = (await ForeignReader.ReadAsync("newsboat.py", "", addresses)).List("items");
        Assert.Equal(["La fête de Lyon", "La fête de Rabat"], items.Select(item => item.Text("title")).Order());
        Assert.Equal(2, items.Select(item => item.Text("id")).Distinct().Count());
    }

    private static string FeedId(string atom) => System.Xml.Linq.XDocument.Parse(atom).Root!.Elements().First(one => one.Name.LocalName == "id").Value;
}
