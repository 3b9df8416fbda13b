using CsCheck;
using Newsroom.Search;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Tests.Search.Index;
using Xunit;

namespace Newsroom.Tests.Search.Matching;

public sealed class QueryRunTests
{
    private const int Everything = 100_000;

    private static readonly Gen<Doc[]> Documents = Gen.Frequency(
        (2, Corpus.Of(0, 300)), (3, Corpus.Of(300, 1_500)), (1, Corpus.Of(1_500, 3_000)));

    private static readonly Gen<Shelves> Any = Gen.Select(
        Documents, Gen.Int[1, 4], Gen.OneOf(0, 0, 3, 30, 90), Gen.Int, (documents, segments, dead, seed) =>
    {
        var random = new Random(seed);
        return new Shelves(Corpus.Deal(documents, segments, random), _ => random.Next(100) < dead, seed);
    });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Finds_and_ranks_as_looking_at_every_document_does() => Any.SampleAsync(async shelves =>
    {
        var random = new Random(shelves.Seed);
        var view = await shelves.ViewAsync();
        var naive = new NaiveSearch(shelves.Living, withFields: false);
        for (var i = 0; i < 12; i++)
        {
            HashSet<DocumentRef> seen = [];
            var query = new IndexQuery(RandomQueries.Any(random), Everything)
            {
                Ranking = Ranking.Plain,
                Days = shelves.Days(random),
                CountUpTo = int.MaxValue,
            };
            var all = await RunAsync(view, query);
            var expected = shelves.Living.Where(document => document.Day >= query.Days.From && document.Day <= query.Days.To)
                .Select(document => (document.Article, Score: naive.Score(query.Clause, document)))
                    .Where(hit => hit.Score is not null)
                    .ToDictionary(hit => hit.Article, hit => hit.Score!.Value);
            Assert.Equal((expected.Count, expected.Count, true), (all.Hits.Count, all.Total, all.IsExact));
            bool IsExpected(RankedHit hit) =>
                expected.TryGetValue(shelves.At(hit.Place).Article, out var score) && Math.Abs(score - hit.Score) <= 1e-4;
            Assert.DoesNotContain(all.Hits, hit => !IsExpected(hit));
            AssertOrdered(shelves, all.Hits);

            void OnHit(int segment, int document) => Assert.True(seen.Add(new DocumentRef(segment, document)));
            var first = await RunAsync(view, query with { Top = 10, CountUpTo = 10, OnHit = OnHit });
            Assert.Equal(all.Hits.Select(hit => hit.Place).ToHashSet(), seen);
            Assert.Equal((expected.Count, true), (first.Total, first.IsExact));
            AssertFirst(10, all, first);
        }
    }, iter: Sampling.Of(20));

    [Fact]
    public Task What_is_passed_over_is_not_among_the_first() => Any.SampleAsync(async shelves =>
    {
        var random = new Random(shelves.Seed);
        var view = await shelves.ViewAsync();
        for (var i = 0; i < 30; i++)
        {
            var ranking = random.Next(3) switch
            {
                0 => Ranking.Plain,
                1 => Ranking.Default with { Proximity = 0 },
                _ => Ranking.Plain with { Recency = 0.9f },
            };
            var query = new IndexQuery(RandomQueries.Any(random), Everything)
            {
                Ranking = ranking,
                Days = shelves.Days(random),
                Today = shelves.Today,
                CountUpTo = int.MaxValue,
            };
            var all = await RunAsync(view, query);
            AssertOrdered(shelves, all.Hits);
            foreach (var (top, counted) in new[] { (10, 10), (1, 0), (3, 100) })
            {
                var first = await RunAsync(view, query with { Top = top, CountUpTo = counted });
                AssertFirst(top, all, first);
                Assert.True(first.IsExact ? first.Total == all.Total : first.Total <= all.Total);
            }
        }
    }, iter: Sampling.Of(25));

    [Fact]
    public Task By_date_the_newest_or_the_oldest_come_first() => Any.SampleAsync(async shelves =>
    {
        var random = new Random(shelves.Seed);
        var view = await shelves.ViewAsync();
        for (var i = 0; i < 15; i++)
        {
            var query = new IndexQuery(RandomQueries.Any(random), 10)
            {
                Days = shelves.Days(random),
                Today = shelves.Today,
                CountUpTo = 10,
                Order = SearchOrder.Newest,
            };
            HashSet<DocumentRef> seen = [];
            await RunAsync(view, query with { OnHit = (segment, document) => seen.Add(new DocumentRef(segment, document)) });
            var newest = seen.Select(shelves.At).Order(Comparer<Doc>.Create(Doc.Compare)).Select(document => document.Article).ToArray();
            Assert.Equal(newest.Take(10), (await RunAsync(view, query)).Hits.Select(hit => shelves.At(hit.Place).Article));
            var oldest = await RunAsync(view, query with { Order = SearchOrder.Oldest });
            Assert.Equal(newest.Reverse().Take(10), oldest.Hits.Select(hit => shelves.At(hit.Place).Article));
        }
    }, iter: Sampling.Of(25));

    [Fact]
    public Task The_dead_leave_no_trace_and_segments_make_no_difference() => Any.SampleAsync(async shelves =>
    {
        var random = new Random(shelves.Seed);
        var view = await shelves.ViewAsync();
        var alone = new Shelves([[.. shelves.Living.Order(Comparer<Doc>.Create(Doc.Compare))]], _ => false, 0);
        var whole = await alone.ViewAsync();
        for (var i = 0; i < 20; i++)
        {
            var clause = i % 2 == 0
                ? RandomQueries.Any(random)
                : new AllClause([.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => RandomQueries.Term(random))], []);
            foreach (var ranking in new[] { Ranking.Plain, Ranking.Default })
            {
                var query = new IndexQuery(clause, 10) { Today = shelves.Today, Ranking = ranking, CountUpTo = 10 };
                var (expected, actual) = (await RunAsync(whole, query), await RunAsync(view, query));
                Assert.Equal(
                    expected.Hits.Select(hit => (alone.At(hit.Place).Article, hit.Score)),
                    actual.Hits.Select(hit => (shelves.At(hit.Place).Article, hit.Score)));
            }
        }
    }, iter: Sampling.Of(25));

    [Fact]
    public Task Pages_fit_together() => Any.SampleAsync(async shelves =>
    {
        var random = new Random(shelves.Seed);
        var view = await shelves.ViewAsync();
        for (var i = 0; i < 10; i++)
        {
            var query = new IndexQuery(new AllClause([RandomQueries.Term(random), RandomQueries.Term(random)], []), 50)
            {
                Today = shelves.Today,
            };
            var hits = (await RunAsync(view, query)).Hits;
            for (var top = 5; top < 50; top += 5)
            {
                Assert.Equal(hits.Take(top), (await RunAsync(view, query with { Top = top })).Hits);
            }
        }
    }, iter: Sampling.Of(40));

    private static async Task<RankedHits> RunAsync(IndexView view, IndexQuery query) =>
        await new QueryRun(view, query).RunAsync(Cancellation);

    private static void AssertFirst(int top, RankedHits all, RankedHits first) => Assert.Equal(all.Hits.Take(top), first.Hits);

    // The order is strict: no document occurs twice.
    private static void AssertOrdered(Shelves shelves, IReadOnlyList<RankedHit> hits) =>
        Assert.All(hits.Zip(hits.Skip(1)), pair => Assert.True(
            pair.First.Score > pair.Second.Score
            || (pair.First.Score == pair.Second.Score && Doc.Compare(shelves.At(pair.First.Place), shelves.At(pair.Second.Place)) < 0)));

    /// <summary>Documents distributed over segments; some are dead.</summary>
    private sealed class Shelves
    {
        private readonly Doc[][] _segments;
        private readonly HashSet<string> _dead;

        public Shelves(Doc[][] segments, Func<Doc, bool> isDead, int seed)
        {
            (_segments, Seed) = (segments, seed);
            _dead = [.. segments.SelectMany(some => some).Where(isDead).Select(document => document.Article)];
            Today = segments.SelectMany(some => some).Select(document => document.Day).DefaultIfEmpty(1).Max() + (seed % 3);
            Living = [.. segments.SelectMany(some => some).Where(document => !_dead.Contains(document.Article))];
        }

        public int Seed { get; }

        public int Today { get; }

        public Doc[] Living { get; }

        public Doc At(DocumentRef place) => _segments[place.Segment][place.Document];

        public (int From, int To) Days(Random random)
        {
            var first = Today - 60 + random.Next(60);
            return random.Next(2) == 0 ? (0, int.MaxValue) : (first, first + random.Next(20));
        }

        public async Task<IndexView> ViewAsync()
        {
            List<SegmentView> views = [];
            foreach (var documents in _segments)
            {
                var dead = documents.Index()
                    .Where(one => _dead.Contains(one.Item.Article))
                    .Select(one => (one.Index, (long)one.Item.Words.Length));
                views.Add(new SegmentView(await Corpus.SegmentAsync(documents), new DeadDocuments(dead)));
            }

            return new IndexView(new SegmentStore(null!, "fr"), Manifest.Empty, views);
        }

        public override string ToString() =>
            $"{string.Join('+', _segments.Select(some => some.Length))} documents, {_dead.Count} dead, seed {Seed}";
    }
}
