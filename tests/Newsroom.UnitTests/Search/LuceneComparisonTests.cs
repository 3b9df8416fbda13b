using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Newsroom.Benchmarks;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Xunit;
using Directory = System.IO.Directory;

namespace Newsroom.Tests.Search;

/// <summary>
/// Compares hits and scores in 10,000 articles with those of Lucene.NET. Both indexes get the same words from the same analysis.
/// </summary>
public sealed class LuceneComparisonTests(LuceneComparisonTests.Corpus corpus) : IClassFixture<LuceneComparisonTests.Corpus>
{
    private const int Top = 10;

    [Theory]
    [InlineData(nameof(QueryKind.Term))]
    [InlineData(nameof(QueryKind.And))]
    [InlineData(nameof(QueryKind.Or))]
    [InlineData(nameof(QueryKind.Not))]
    [InlineData(nameof(QueryKind.Phrase))]
    [InlineData(nameof(QueryKind.Prefix))]
    public async Task The_same_articles_match(string kind)
    {
        Assert.SkipWhen(corpus.Queries.Count == 0, "The French manual pages are missing: infra/install manpages");
        foreach (var query in corpus.QueriesOf(kind))
        {
            var expected = corpus.Lucene.Matches(query);
            Assert.True(expected.SetEquals(await corpus.MatchesAsync(query)), $"{kind}: {query.Text}");
        }
    }

    [Theory]
    [InlineData(nameof(QueryKind.Term))]
    [InlineData(nameof(QueryKind.And))]
    [InlineData(nameof(QueryKind.Or))]
    [InlineData(nameof(QueryKind.Phrase))]
    public async Task The_best_ten_have_the_scores_of_plain_BM25(string kind)
    {
        Assert.SkipWhen(corpus.Queries.Count == 0, "The French manual pages are missing: infra/install manpages");
        foreach (var query in corpus.QueriesOf(kind))
        {
            var expected = corpus.Lucene.Scores(query);
            var counted = await corpus.ScoresAsync(query, countUpTo: int.MaxValue);
            var pruned = await corpus.ScoresAsync(query, countUpTo: 10);
            Assert.Equal(expected.Count, counted.Count);
            Assert.All(expected.Zip(counted), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * Math.Max(1, pair.First)));
            Assert.Equal(counted, pruned);
        }
    }

    /// <summary>Both indexes of the same articles; ours in three segments.</summary>
    public sealed class Corpus : IAsyncLifetime
    {
        private const int Size = 10_000;
        private const int QueriesOfAllKinds = 600;
        private static readonly int[] Segments = [7_000, 2_500, 500];

        private readonly TextAnalysis _analysis = new();
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsroom-lucene-");
        private SharedAnalysis _words = null!;
        private IndexView _view = null!;

        internal IReadOnlyList<BenchQuery> Queries { get; private set; } = [];

        internal IEnumerable<BenchQuery> QueriesOf(string kind) => Queries.Where(query => query.Kind == Enum.Parse<QueryKind>(kind));

        internal LuceneSearch Lucene { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _words = new SharedAnalysis(_analysis);
            try
            {
                var corpus = new BenchCorpus(ManualPages.Load());
                Lucene = new LuceneSearch(_folder, _words, corpus.Extended(Size));
                _view = await IndexAsync(corpus.Extended(Size));
                Queries = QuerySet.OfAllKinds(corpus.Extended(Size), _analysis, QueriesOfAllKinds);
            }
            catch (BenchmarkException)
            {
                // The pages are not installed: the tests are skipped.
            }
        }

        public ValueTask DisposeAsync()
        {
            Lucene?.Dispose();
            _analysis.Dispose();
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }

        internal async Task<HashSet<string>> MatchesAsync(BenchQuery query)
        {
            List<DocumentRef> matches = [];
            var asked = new IndexQuery(NewsroomQueries.Of(query, _words)!, Top)
            {
                OnHit = (segment, document) => matches.Add(new DocumentRef(segment, document)),
            };
            var found = await new QueryRun(_view, asked).RunAsync(TestContext.Current.CancellationToken);
            Assert.Equal(matches.Count, found.Total);
            var documents = await _view.DocumentsAsync(matches, TestContext.Current.CancellationToken);
            return [.. documents.Select(document => document.Article)];
        }

        internal async Task<List<float>> ScoresAsync(BenchQuery query, int countUpTo)
        {
            var asked = new IndexQuery(NewsroomQueries.Of(query, _words)!, Top) { Ranking = Ranking.Plain, CountUpTo = countUpTo };
            var found = await new QueryRun(_view, asked).RunAsync(TestContext.Current.CancellationToken);
            return [.. found.Hits.Select(hit => hit.Score)];
        }

        private async Task<IndexView> IndexAsync(IEnumerable<BenchDocument> documents)
        {
            var cache = new BlockCache(256 << 20);
            List<SegmentView> segments = [];
            using var rest = documents.GetEnumerator();
            foreach (var size in Segments)
            {
                var pending = Enumerable.Range(0, size)
                    .TakeWhile(_ => rest.MoveNext())
                    .Select(_ => EditionTerms.Of(_analysis, NewsroomEdition.Of(rest.Current), NewsroomEdition.BodyOf(rest.Current)))
                    .ToArray();
                segments.Add(new SegmentView(await PendingSegment.BuildAsync(pending, cache), DeadDocuments.None));
            }

            return new IndexView(store: null!, Manifest.Empty, segments);
        }
    }

    /// <summary>A Lucene.NET index that returns every match.</summary>
    internal sealed class LuceneSearch : IDisposable
    {
        private readonly FSDirectory _directory;
        private readonly DirectoryReader _reader;
        private readonly IndexSearcher _searcher;
        private readonly SharedAnalysis _words;

        public LuceneSearch(DirectoryInfo folder, SharedAnalysis words, IEnumerable<BenchDocument> documents)
        {
            _words = words;
            _directory = FSDirectory.Open(folder);
            var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer()) { Similarity = LuceneIndex.Similarity };
            using (var writer = new IndexWriter(_directory, settings))
            {
                using var fields = new LuceneFields(words);
                foreach (var document in documents)
                {
                    writer.AddDocument(fields.Of(document));
                }

                writer.Commit();
            }

            _reader = DirectoryReader.Open(_directory);
            _searcher = new IndexSearcher(_reader) { Similarity = LuceneIndex.Similarity };
        }

        public HashSet<string> Matches(BenchQuery query) => [.. Search(query, _reader.MaxDoc).Select(hit => Id(hit.Doc))];

        public List<float> Scores(BenchQuery query) => [.. Search(query, Top).Select(hit => hit.Score)];

        public void Dispose()
        {
            _reader.Dispose();
            _directory.Dispose();
        }

        private ScoreDoc[] Search(BenchQuery query, int top) => _searcher.Search(LuceneQueries.Of(query, _words)!, top).ScoreDocs;

        private string Id(int document)
        {
            var leaf = _reader.Leaves[ReaderUtil.SubIndex(document, _reader.Leaves)];
            var bytes = new BytesRef();
            leaf.AtomicReader.GetBinaryDocValues(LuceneFields.Id).Get(document - leaf.DocBase, bytes);
            return bytes.Utf8ToString();
        }
    }
}
