using System.Xml.Linq;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Pages of thousands of articles while others are published.</summary>
public sealed class PagingTests(RunningSite sites)
{
    private static readonly int Articles = Sampling.IsExhaustive ? 5_000 : 1_500;
    private const int Added = 100;

    [Fact]
    public async Task Paging_through_thousands_of_articles_while_100_are_added_loses_and_repeats_none()
    {
        await using var site = await LargeSite.StartAsync(sites);
        await FillAsync(site);
        var feed = $"api/feeds/{LargeSite.Language}/";
        var added = Articles;

        // Cursors: of the list, and of a feed.
        added = await AssertWalkAsync(site, added, $"api/articles?lang={LargeSite.Language}&limit=100", async address =>
        {
            var page = await site.Site.GetJsonAsync(address);
            return (
                page.List("items").Select(item => item.Text("id")!),
                page.Text("next") is { } next ? $"api/articles?lang={LargeSite.Language}&limit=100&cursor={next}" : null);
        });
        added = await AssertWalkAsync(site, added, $"{feed}feed.json?limit=100", async address =>
        {
            var page = await FeedView.GetAsync(site.Site, address);
            return (page.Items.Select(Article), page.Links.GetValueOrDefault("next"));
        });

        // Archives: documents can repeat items of the feed itself, but no others.
        var current = await FeedView.GetAsync(site.Site, $"{feed}rss.xml");
        Assert.Equal(50, current.Items.Count);
        var archived = new List<string>();
        added = await AssertWalkAsync(site, added, current.Links["prev-archive"], async address =>
        {
            var document = await FeedView.GetAsync(site.Site, address);
            Assert.Equal($"{site.Site.Http.BaseAddress}{feed}rss.xml", document.Links["current"]);
            archived.AddRange(document.Items.Select(Article));
            return (document.Items.Select(Article), document.Links.GetValueOrDefault("prev-archive"));
        }, [.. current.Items.Select(Article)]);
        Assert.Equal(archived.Distinct(), archived);
        Assert.Equal(Articles + (3 * Added), added);
    }

    [Fact]
    public async Task Archive_documents_stay_while_newer_articles_come_and_hold_what_a_filter_asks_for()
    {
        await using var site = await LargeSite.StartAsync(sites);
        await Task.WhenAll(
            Enumerable.Range(0, 600).Select(number => site.ListAsync(number, number / 4.0, number % 3 == 0 ? "trois" : "autre")));
        await site.AdvanceAsync();
        var address = $"api/feeds/{LargeSite.Language}/atom.xml?tag=trois&limit=20";
        var before = await WalkAsync(site, address);
        Assert.Equal(
            Enumerable.Range(0, 200).Select(number => LargeSite.Id(number * 3)).Order(),
            before.SelectMany(document => document.Items.Select(item => item.Id)).Distinct().Select(Known).Order());
        var kept = before.Skip(1).ToDictionary(document => document.Address, document => document.Text);
        Assert.InRange(kept.Count, 2, 40);

        await Task.WhenAll(Enumerable.Range(600, 100).Select(number => site.ListAsync(number, number / 4.0, "trois")));
        await site.AdvanceAsync();
        foreach (var (document, text) in kept)
        {
            Assert.Equal(text, await site.Site.GetTextAsync(document));
        }

        // A returning reader reads what is new, until a document that it has.
        var after = await WalkAsync(site, address);
        var unknown = after.Skip(1).TakeWhile(document => !kept.ContainsKey(document.Address)).Count();
        Assert.True(unknown < after.Count - 1);
        Assert.Equal(300, after.SelectMany(document => document.Items.Select(item => item.Id)).Distinct().Count());

        static string Known(string id) =>
            Enumerable.Range(0, 600)
                .Select(LargeSite.Id)
                .Single(article => Newsroom.Feeds.NameUuid.Urn($"newsroom:tests:{article}:{LargeSite.Language}") == id);
    }

    [Fact]
    public async Task Beyond_a_thousand_articles_the_map_of_the_site_has_parts()
    {
        await using var site = await LargeSite.StartAsync(sites);
        const int articles = 1_100;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, articles),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (number, _) => await site.KeepAsync(number));
        XNamespace sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
        await site.AdvanceAsync();
        var parts = XDocument.Parse(await site.Site.GetTextAsync("sitemap.xml")).Root!;
        Assert.Equal(sitemaps + "sitemapindex", parts.Name);
        var pages = new List<string>();
        foreach (var part in parts.Descendants(sitemaps + "loc").Select(location => location.Value))
        {
            pages.AddRange(
                XDocument.Parse(await site.Site.GetTextAsync(part)).Descendants(sitemaps + "loc").Select(location => location.Value));
        }

        Assert.Equal(
            Enumerable.Range(0, articles).Select(number => $"{site.Site.Http.BaseAddress}{LargeSite.Language}/{LargeSite.Id(number)}")
                .Concat(((string[])["", "/events", "/topics", "/places", "/orgs", "/archive"])
                    .Select(list => $"{site.Site.Http.BaseAddress}{LargeSite.Language}{list}"))
                .Order(StringComparer.Ordinal),
            pages.Order(StringComparer.Ordinal));
    }

    private static string Article(FeedViewItem item) => item.Id.Split(':')[^2];

    private static Task FillAsync(LargeSite site) => Parallel.ForEachAsync(
        Enumerable.Range(0, Articles),
        new ParallelOptions { MaxDegreeOfParallelism = 8 },
        async (number, _) => await site.ListAsync(number, DayOf(number)));

    // Several a day, and sometimes many at the same time.
    private static double DayOf(int number) => number % 7 == 0 ? Math.Floor(number / 100.0) : number / 50.0;

    /// <summary>Follows links while articles are added: at the top, and anywhere.</summary>
    private static async Task<int> AssertWalkAsync(
        LargeSite site,
        int added,
        string first,
        Func<string, Task<(IEnumerable<string> Articles, string? Next)>> read,
        IReadOnlyList<string>? before = null)
    {
        var seen = new List<string>();
        var random = new Random(added);
        var last = added + Added;
        for (var next = first; next is not null;)
        {
            (var articles, next) = await read(next);
            seen.AddRange(articles);
            for (var i = 0; i < 4 && added < last; i++, added++)
            {
                await site.ListAsync(added, i % 2 == 0 ? 101 + (added / 50.0) : random.NextDouble() * 100);
            }

            await site.AdvanceAsync();
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Empty(Enumerable.Range(0, Articles).Select(LargeSite.Id).Except(seen).Except(before ?? []));
        return last;
    }

    private static async Task<IReadOnlyList<(
        string Address, string Text, IReadOnlyList<FeedViewItem> Items)>> WalkAsync(LargeSite site, string address)
    {
        var documents = new List<(string, string, IReadOnlyList<FeedViewItem>)>();
        for (var next = address; next is not null;)
        {
            var text = await site.Site.GetTextAsync(next);
            var view = FeedView.Read(text);
            documents.Add((next, text, view.Items));
            next = view.Links.GetValueOrDefault("prev-archive");
        }

        return documents;
    }
}
