using System.Globalization;
using CsCheck;
using Newsroom.Search.Index;
using Xunit;

namespace Newsroom.Tests.Search.Index;

public sealed class SegmentMergeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task What_lives_is_as_if_it_had_been_written_at_once() => Gen.Select(
        Gen.Frequency((5, Corpus.Of(0, 60)), (3, Corpus.Of(100, 1_500))),
        Gen.Int[1, 5],
        Gen.OneOf(0, 0, 5, 50, 100),
        Gen.Int).SampleAsync(async (documents, segments, dying, seed) =>
        {
            var random = new Random(seed);
            List<MergeInput> inputs = [new(await Corpus.SegmentAsync([]), new HashSet<int>())];
            List<Doc> living = [];
            foreach (var some in Corpus.Deal(documents, segments, random))
            {
                var dead = Enumerable.Range(0, some.Length).Where(_ => random.Next(100) < dying).ToHashSet();
                inputs.Add(new MergeInput(await Corpus.SegmentAsync(some), dead));
                living.AddRange(some.Where((_, number) => !dead.Contains(number)));
            }

            var rows = new MemorySegment();
            var merged = await new SegmentMerge(inputs, rows).RunAsync(Cancellation);
            if (living.Count == 0)
            {
                Assert.Null(merged);
                return;
            }

            var expected = await Corpus.SegmentAsync(living);
            var actual = new Segment(merged!, rows, new BlockCache(1 << 20));
            Assert.Equivalent(expected.Info, actual.Info, strict: true);
            Assert.Equal(await TermsAsync(expected), await TermsAsync(actual));
            Assert.Equal(await DocumentsAsync(expected), await DocumentsAsync(actual));
            foreach (var document in documents)
            {
                Assert.Equal(
                    await expected.LocateAsync(document.Article, Cancellation), await actual.LocateAsync(document.Article, Cancellation));
            }
        }, iter: 60);

    [Fact]
    public async Task Many_terms_make_many_blocks()
    {
        Doc[] documents = [.. Enumerable.Range(0, 300).Select(number => new Doc(
            $"article{number}",
            DateTimeOffset.UnixEpoch.AddHours(number),
            [.. Enumerable.Range(0, 200).Select(word => $"mot{number * word % 20_011}")],
            3,
            ["oim"]))];
        var whole = await Corpus.SegmentAsync(documents);
        Assert.InRange(whole.Info.FirstTerms.Length, 5, 1_000);
        List<MergeInput> inputs = [];
        foreach (var some in Corpus.Deal(documents, 3, new Random(1)))
        {
            inputs.Add(new MergeInput(await Corpus.SegmentAsync(some), new HashSet<int>()));
        }

        var rows = new MemorySegment();
        var merged = new Segment((await new SegmentMerge(inputs, rows).RunAsync(Cancellation))!, rows, new BlockCache(1 << 20));
        Assert.Equal(await TermsAsync(whole), await TermsAsync(merged));
        Assert.Equal(await DocumentsAsync(whole), await DocumentsAsync(merged));
    }

    // Each term with all values of its postings.
    private static async Task<List<string>> TermsAsync(Segment segment)
    {
        List<string> terms = [];
        for (var block = 0; block < segment.Info.FirstTerms.Length; block++)
        {
            var row = await segment.ReadAllAsync(block, Cancellation);
            Describe(new TermBlock(block, row.Dictionary, row.Postings), row.Positions!, terms);
        }

        return terms;
    }

    private static void Describe(TermBlock block, byte[] positions, List<string> terms)
    {
        for (var walk = block.All(); walk.MoveNext();)
        {
            var full = Field.IsFull(walk.Term[0]);
            var cursor = new PostingsCursor(block.Read(walk.Entry, full, positions));
            var postings = new List<string>();
            while (cursor.Next() != PostingsCursor.End)
            {
                postings.Add(full
                    ? $"{cursor.Document}:{cursor.Frequency}+{cursor.Extra}/{cursor.NormByte}@"
                        + Convert.ToHexString(cursor.RawPositions().Span)
                    : cursor.Document.ToString(CultureInfo.InvariantCulture));
            }

            terms.Add($"{(char)walk.Term[0]} {Field.Text(walk.Term)}: {string.Join(' ', postings)}");
        }
    }

    private static async Task<List<string>> DocumentsAsync(Segment segment)
    {
        List<string> documents = [];
        var blocks = await segment.ReadDocumentsAsync([.. Enumerable.Range(0, segment.Info.DocumentBlocks)], Cancellation);
        foreach (var (number, document) in blocks.SelectMany(block => Enumerable.Range(0, block.Count).Select(i => block[i])).Index())
        {
            var facets = await segment.FacetsAsync(number / FacetColumn.Documents, Cancellation);
            var values = facets.Of(number % FacetColumn.Documents).ToArray().Select(value => facets.Values[value]);
            documents.Add($"{document with { Facets = [] }} {document.Published:O} {string.Join(", ", values)}");
        }

        return documents;
    }
}
