using Newsroom.Content;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Xunit;

namespace Newsroom.Tests.Search.Matching;

public sealed class SomeMatcherTests
{
    private static readonly string[] Words = ["a", "b", "c", "d"];

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.3f)]
    [InlineData(0.6f)]
    [InlineData(1f)]
    public async Task Documents_match_that_have_enough_of_the_words_and_more_words_count_more(float minShare)
    {
        // Every subset of the words, each once, in two segments.
        var documents = Enumerable.Range(0, 16).Select(i => Document(i, Words.Where((_, bit) => (i >> bit & 1) == 1))).ToArray();
        List<SegmentView> segments = [];
        foreach (var some in documents.Chunk(9))
        {
            segments.Add(new SegmentView(await PendingSegment.BuildAsync(some, new BlockCache(1 << 20)), DeadDocuments.None));
        }

        var view = new IndexView(store: null!, Manifest.Empty, segments);
        var clause = new SomeClause([.. Words.Append("unknown").Select(word => new TermClause(Field.Key(Field.Stem, word)))], minShare);
        var query = new IndexQuery(clause, 20) { Ranking = Ranking.Plain };
        var found = await new QueryRun(view, query).RunAsync(TestContext.Current.CancellationToken);
        var hits = (await view.DocumentsAsync([.. found.Hits.Select(hit => hit.Place)], TestContext.Current.CancellationToken))
            .Select(document => int.Parse(document.Article, System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        // All words are equally frequent.
        var expected = Enumerable.Range(1, 15).Where(i => int.PopCount(i) >= 4 * minShare - 0.01);
        Assert.Equal(expected, hits.Order());
        Assert.Equal(hits.Select(i => int.PopCount(i)).OrderDescending(), hits.Select(i => int.PopCount(i)));

        // What cannot be among the best is skipped.
        var best = await new QueryRun(view, query with { Top = 1, CountUpTo = 0 }).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(found.Hits[0], Assert.Single(best.Hits));
    }

    private static PendingDocument Document(int number, IEnumerable<string> words)
    {
        var terms = words.Select(word =>
        {
            var use = new TermUseBuilder();
            use.Add(number, extra: 0);
            return new UsedTerm(Field.Key(Field.Stem, word), use.Build(Norm.Of(4)));
        });
        return new PendingDocument(
            new IndexedDocument($"{number}", "v", DateTimeOffset.UnixEpoch, EditionKind.Original, "T", 4, []), [.. terms]);
    }
}
