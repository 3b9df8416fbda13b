using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Newsroom.Benchmarks.Judged;

/// <summary>
/// Lucene.NET as its documentation shows it: the analyzer of each language, the classic query parser, any word may match (its default),
/// BM25. What the parser takes for operators is escaped.
/// </summary>
/// <param name="inTitles">Whether titles are a field of their own that counts three times, as ours.</param>
internal sealed class LucenePeer(bool inTitles) : IJudgedEngine, IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string Id = "id";
    private const string Title = "title";
    private const string Text = "text";

    private static readonly Dictionary<string, float> Boosts = new() { [Title] = 3, [Text] = 1 };

    private readonly Dictionary<string, Analyzer> _analyzers = new()
    {
        ["fr"] = new FrenchAnalyzer(Version),
        ["en"] = new EnglishAnalyzer(Version),
        ["es"] = new SpanishAnalyzer(Version),
        ["pt"] = new PortugueseAnalyzer(Version),
    };

    private readonly Dictionary<string, RAMDirectory> _directories = [];
    private readonly Dictionary<string, DirectoryReader> _readers = [];

    public LucenePeer Index(IEnumerable<JudgedText> texts)
    {
        foreach (var some in texts.GroupBy(text => text.Language))
        {
            var directory = _directories[some.Key] = new RAMDirectory();
            var settings = new IndexWriterConfig(Version, _analyzers[some.Key]) { Similarity = new BM25Similarity() };
            using (var writer = new IndexWriter(directory, settings))
            {
                foreach (var text in some)
                {
                    writer.AddDocument(
                    [
                        new StringField(Id, text.Article, Field.Store.YES),
                        new TextField(Title, text.Title, Field.Store.NO),
                        new TextField(Text, inTitles ? text.Text : $"{text.Title}\n{text.Text}", Field.Store.NO),
                    ]);
                }
            }

            _readers[some.Key] = DirectoryReader.Open(directory);
        }

        return this;
    }

    public string Name => inTitles ? "Lucene.NET with titles" : "Lucene.NET";

    public Task<IReadOnlyList<string>> SearchAsync(JudgedQuery query, CancellationToken cancellationToken)
    {
        var analyzer = _analyzers[query.Language];
        var parser = inTitles ? new MultiFieldQueryParser(Version, [Title, Text], analyzer, Boosts) : new QueryParser(Version, Text, analyzer);
        var searcher = new IndexSearcher(_readers[query.Language]) { Similarity = new BM25Similarity() };
        var hits = searcher.Search(parser.Parse(QueryParserBase.Escape(query.Text)), RankingQuality.Depth);
        return Task.FromResult<IReadOnlyList<string>>([.. hits.ScoreDocs.Select(hit => searcher.Doc(hit.Doc).Get(Id, CultureInfo.InvariantCulture))]);
    }

    public void Dispose()
    {
        foreach (var one in _readers.Values.Concat<IDisposable>(_directories.Values).Concat(_analyzers.Values))
        {
            one.Dispose();
        }
    }
}
