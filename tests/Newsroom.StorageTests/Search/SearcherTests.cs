using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search;
using Newsroom.Search.Faceting;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Storage.Stores;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Search;

/// <summary>Searches over more editions than a test can upload.</summary>
public sealed class SearcherTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int Many = 1_100;

    private static readonly DateTimeOffset Start = new(2023, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_hits_a_thousand_are_counted_and_all_where_facets_are_wanted()
    {
        await using var process = (await emulator.NewSiteAsync("fr")).Start();
        await AddAsync(process, "fr", Many);
        var searcher = process.Get<Searcher>();

        var some = await searcher.SearchAsync(new SearchRequest("voisins ville", "fr") { Limit = 3 }, Cancelled);
        Assert.Equal((1_000, false, 3), (some.Total, some.TotalIsExact, some.Items.Count));
        Assert.Null(some.Facets);

        // No edition has a body here; hits are returned all the same.
        Assert.All(some.Items, item => Assert.Equal(("Titre", 0), (item.Title, item.Snippets.Count)));

        var all = await searcher.SearchAsync(new SearchRequest("voisins ville", "fr") { Limit = 3, WithFacets = true }, Cancelled);
        Assert.Equal((Many, true, false), (all.Total, all.TotalIsExact, all.FacetsAreEstimated));
        Assert.Equal([new Facet("pair", Many / 2), new Facet("Impair", Many / 2)], all.Facets!.Tag.OrderByDescending(facet => facet.Value));
        Assert.Equal(Many, all.Facets.Year.Sum(year => year.Count));
        Assert.Equal([new Facet("2024", 366)], all.Facets.Year.Where(year => year.Value == "2024"));
    }

    [Fact]
    public async Task Pages_by_relevance_go_a_thousand_hits_deep_and_those_by_date_to_the_end()
    {
        await using var process = (await emulator.NewSiteAsync("fr")).Start();
        await AddAsync(process, "fr", Many);
        var searcher = process.Get<Searcher>();
        async Task<(int Hits, bool IsRejected)> WalkAsync(SearchRequest request)
        {
            var seen = new HashSet<string>();
            for (SearchCursor? place = default(SearchCursor); place is { } start;)
            {
                try
                {
                    var page = await searcher.SearchAsync(request with { Start = start, Limit = 150 }, Cancelled);
                    Assert.All(page.Items, item => Assert.True(seen.Add(item.Article)));
                    place = page.Next is { } next ? SearchCursor.Parse(next.ToString(), request.PagesByDate)!.Value : null;
                }
                catch (QueryTooCostlyException)
                {
                    return (seen.Count, true);
                }
            }

            return (seen.Count, false);
        }

        Assert.Equal((1_000, true), await WalkAsync(new SearchRequest("voisins ville", "fr")));
        Assert.Equal((Many, false), await WalkAsync(new SearchRequest("voisins ville", "fr") { Order = SearchOrder.Newest }));
        Assert.Equal((Many, false), await WalkAsync(new SearchRequest("voisins", "fr") { Order = SearchOrder.Oldest }));
    }

    [Fact]
    public async Task Of_several_languages_the_total_is_a_lower_bound_where_not_all_was_fetched()
    {
        await using var process = (await emulator.NewSiteAsync("en,fr")).Start();
        await AddAsync(process, "fr", 80);
        await AddAsync(process, "en", 30);
        var searcher = process.Get<Searcher>();

        var bounded = await searcher.SearchAsync(new SearchRequest("ville", Language: null), Cancelled);
        Assert.Equal((80, false), (bounded.Total, bounded.TotalIsExact));
        var exact = await searcher.SearchAsync(
            new SearchRequest("ville", Language: null) { Filter = new EditionFilter(Tag: "pair") }, Cancelled);
        Assert.Equal((40, true), (exact.Total, exact.TotalIsExact));

        // Of editions with equal scores, the one in the site's first language represents the article.
        var both = await searcher.SearchAsync(
            new SearchRequest("ville", Language: null) { Filter = new EditionFilter(To: DateOnly.FromDateTime(Start.Date)) }, Cancelled);
        Assert.Equal("en", Assert.Single(both.Items).Language);
    }

    [Fact]
    public async Task Facets_of_very_many_hits_are_estimated()
    {
        PendingDocument[] documents = [.. Enumerable.Range(0, 25_000).Select(i => new PendingDocument(
            new IndexedDocument(
                $"a{i:00000}", "v", Start.AddHours(-i), EditionKind.Original, "Titre", 1,
                [new FacetValue(Field.Kind, "original"), .. i % 5 == 0 ? [new FacetValue(Field.Tag, "cinq")] : Array.Empty<FacetValue>()]),
            []))];
        var segment = await PendingSegment.BuildAsync(documents, new BlockCache(1 << 20));
        var tally = new FacetCounter(new IndexView(null!, Manifest.Empty, [new SegmentView(segment, DeadDocuments.None)]));
        for (var i = 0; i < documents.Length; i++)
        {
            tally.Add(0, i);
        }

        var (facets, isEstimated) = await tally.CountAsync(Cancelled);
        Assert.True(isEstimated);
        Assert.InRange(Assert.Single(facets.Kind).Count, 24_950, 25_050);
        Assert.InRange(Assert.Single(facets.Tag).Count, 4_900, 5_100);
        Assert.Equal(25_000, facets.Year.Sum(year => year.Count));
    }

    private static async Task AddAsync(NewsroomProcess process, string language, int count)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, count), Cancelled, async (i, _) =>
        {
            var published = Start.AddDays(i);
            var body = new EditionBody
            {
                Title = "Titre",
                Language = language,
                Published = published,
                Html = "",
                Text = "Les voisins vivent dans la ville.",
            };
            var edition = new Edition
            {
                Article = $"article{i:000000}",
                Language = language,
                Kind = EditionKind.Original,
                Version = "v",
                Title = "Titre",
                Published = published,
                Updated = published,
                Tags = [i % 2 == 0 ? "pair" : i % 3 == 0 ? "impair" : "Impair"],
            };
            await process.Get<SearchIndex>().AddAsync(edition, body, Cancelled);
        });
        await process.Get<Generations>().AdvanceAsync(language, Cancelled);
    }
}
