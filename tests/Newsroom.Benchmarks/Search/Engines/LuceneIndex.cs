using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>A Lucene index on disk, opened once for all searches.</summary>
internal sealed class LuceneIndex : IDisposable
{
    public static readonly BM25Similarity Similarity = new(1.2f, 0.75f);

    private readonly SharedAnalysis _analysis;
    private readonly FSDirectory _directory;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public LuceneIndex(DirectoryInfo folder, SharedAnalysis analysis)
    {
        _analysis = analysis;
        _directory = FSDirectory.Open(folder);
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = Similarity };
    }

    /// <param name="query">What is searched for.</param>
    /// <param name="top">How many hits are shown.</param>
    /// <param name="snippets">Gives the snippet of a hit by its id, for a query; null for none.</param>
    public SearchHits Search(BenchQuery query, int top, Func<Query, Func<string, string?>>? snippets = null)
    {
        if (LuceneQueries.Of(query, _analysis) is not { } asked)
        {
            return SearchHits.None;
        }

        var collector = TopScoreDocCollector.Create(top, docsScoredInOrder: true);
        _searcher.Search(asked, collector);
        var found = collector.GetTopDocs();
        var hits = found.ScoreDocs.Select(Show);
        if (snippets?.Invoke(asked) is { } snippet)
        {
            hits = hits.Select(hit => hit with { Snippet = snippet(hit.Id) });
        }

        return new SearchHits(found.TotalHits, [.. hits]);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private SearchHit Show(ScoreDoc hit)
    {
        var leaf = _reader.Leaves[ReaderUtil.SubIndex(hit.Doc, _reader.Leaves)];
        var (reader, number) = (leaf.AtomicReader, hit.Doc - leaf.DocBase);
        var published = reader.GetNumericDocValues(LuceneFields.Published).Get(number);
        return new SearchHit(
            Text(reader, LuceneFields.Id, number),
            Text(reader, LuceneFields.Title, number),
            new DateTimeOffset(published, TimeSpan.Zero),
            hit.Score);
    }

    private static string Text(AtomicReader reader, string field, int number)
    {
        var bytes = new BytesRef();
        reader.GetBinaryDocValues(field).Get(number, bytes);
        return bytes.Utf8ToString();
    }
}
