using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Newsroom.Benchmarks.Search.ColdStart;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Http;
using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Lucene.NET, its index on the local disk and mapped into memory.</summary>
internal sealed class LuceneEngine(DirectoryInfo folder, SharedAnalysis analysis) : ISearchEngine, IStandaloneEngine
{
    private const double BufferMegabytes = 64;

    private LuceneIndex? _index;
    private IEnumerable<BenchDocument> _documents = [];

    public string Name => "Lucene.NET";

    public long BytesStored => folder.EnumerateFiles().Sum(file => file.Length);

    public ProcessCall Endpoint => ProcessCall.Itself(LuceneEndpoint.Verb, folder.FullName);

    /// <summary>The segments stay as the merge policy leaves them, as in a live index.</summary>
    public Task IndexAsync(IEnumerable<BenchDocument> documents, CancellationToken cancellationToken)
    {
        _documents = documents;
        using (var directory = FSDirectory.Open(folder))
        using (var writer = new IndexWriter(directory, Settings()))
        {
            using var fields = new LuceneFields(analysis);
            foreach (var document in documents)
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.AddDocument(fields.Of(document));
            }

            writer.Commit();
        }

        _index = new LuceneIndex(folder, analysis);
        return Task.CompletedTask;
    }

    public ValueTask<SearchHits> SearchAsync(BenchQuery query, int top) => ValueTask.FromResult(_index!.Search(query, top));

    /// <summary>Stores the texts of the hits, which snippets need.</summary>
    public Task PrepareAsync(IEnumerable<BenchQuery> queries, CancellationToken cancellationToken)
    {
        var hits = queries.SelectMany(query => _index!.Search(query, Contender.Top).Top).Select(hit => hit.Id).ToHashSet();
        LuceneTexts.Write(LuceneEndpoint.TextsIn(folder), _documents.Where(document => hits.Contains(document.Id)), analysis);
        return Task.CompletedTask;
    }

    public string Path(BenchQuery query) => $"search?q={Uri.EscapeDataString(query.Text)}";

    public string PathWithSnippets(BenchQuery query) => $"snippets?q={Uri.EscapeDataString(query.Text)}";

    public ProcessCall FirstAnswer(IReadOnlyList<string> words) => ProcessCall.Itself([LuceneFirstAnswer.Verb, folder.FullName, .. words]);

    public ValueTask DisposeAsync()
    {
        _index?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The analyzer is not used: the fields have their tokens.</summary>
    private static IndexWriterConfig Settings() => new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
    {
        Similarity = LuceneIndex.Similarity,
        RAMBufferSizeMB = BufferMegabytes,
    };
}
