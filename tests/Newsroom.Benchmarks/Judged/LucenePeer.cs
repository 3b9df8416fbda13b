using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Newsroom.Benchmarks.Judged;

/// <summary>
/// Lucene.NET: the classic query parser, any word may match (its default), BM25. What the parser takes for operators is escaped.
/// </summary>
internal sealed class LucenePeer : IJudgedEngine, IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string Id = "id";
    private const string Title = "title";
    private const string Text = "text";

    private static readonly Dictionary<string, float> Boosts = new() { [Title] = 3, [Text] = 1 };

    private readonly bool _inTitles;
    private readonly Dictionary<string, Analyzer> _analyzers;
    private readonly Dictionary<string, RAMDirectory> _directories = [];
    private readonly Dictionary<string, DirectoryReader> _readers = [];

    private LucenePeer(string name, bool inTitles, Func<string, Analyzer> analyzer)
    {
        (Name, _inTitles) = (name, inTitles);
        _analyzers = JudgedSet.Languages.ToDictionary(language => language, analyzer);
    }

    /// <summary>As its documentation begins: the standard analyzer for every language, title and text in one field.</summary>
    public static LucenePeer Standard() => new("Lucene.NET, standard analyzer", inTitles: false, _ => new StandardAnalyzer(Version));

    /// <summary>With the analyzer of each language.</summary>
    public static LucenePeer OfLanguages() => new("Lucene.NET, analyzer of the language", inTitles: false, Analyzer);

    /// <summary>The same, with titles as a field of their own that counts three times, as ours.</summary>
    public static LucenePeer WithTitles() => new("Lucene.NET, analyzer of the language, titles", inTitles: true, Analyzer);

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
                        new TextField(Text, _inTitles ? text.Text : $"{text.Title}\n{text.Text}", Field.Store.NO),
                    ]);
                }
            }

            _readers[some.Key] = DirectoryReader.Open(directory);
        }

        return this;
    }

    public string Name { get; }

    public Task<IReadOnlyList<string>> SearchAsync(JudgedQuery query, CancellationToken cancellationToken)
    {
        var analyzer = _analyzers[query.Language];
        var parser = _inTitles ? new MultiFieldQueryParser(Version, [Title, Text], analyzer, Boosts) : new QueryParser(Version, Text, analyzer);
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

    private static Analyzer Analyzer(string language) => language switch
    {
        "fr" => new FrenchAnalyzer(Version),
        "en" => new EnglishAnalyzer(Version),
        "es" => new SpanishAnalyzer(Version),
        "pt" => new PortugueseAnalyzer(Version),
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "There is no analyzer."),
    };
}
