using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Benchmarks.Search.ColdStart;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Content;
using Newsroom.LocalHost;
using Newsroom.Search.Index;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Our engine, on its own Azurite. Editions are published one by one and merged meanwhile, as in the app.</summary>
internal sealed class NewsroomEngine(SharedAnalysis words) : ISearchEngine, IStandaloneEngine
{
    private const int Writers = 16;
    private static readonly string App = System.IO.Path.Combine(AppContext.BaseDirectory, "Newsroom.dll");

    private Azurite? _azurite;
    private NewsroomIndex? _index;
    private IEnumerable<BenchDocument> _documents = [];

    public string Name => "Newsroom";

    public long BytesStored { get; private set; }

    /// <summary>Storage requests per indexed edition, including those of merges.</summary>
    public double OperationsPerEdition { get; private set; }

    /// <summary>Where the index is.</summary>
    public Azurite Storage => _azurite!;

    /// <summary>A description of the segments.</summary>
    public string State { get; private set; } = "";

    public Ranking Ranking { get; init; } = Ranking.Default;

    public int CountUpTo { get; init; } = 1_000;

    public ProcessCall Endpoint => new(App, ["--port", "0", "--no-seeds", "--languages", NewsroomIndex.Language], Environment);

    private Dictionary<string, string> Environment => new() { ["AzureWebJobsStorage"] = _azurite!.ConnectionString() };

    public async Task IndexAsync(IEnumerable<BenchDocument> documents, CancellationToken cancellationToken)
    {
        _azurite = await Azurite.StartAsync(new AzuriteOptions(), cancellationToken);
        _index = new NewsroomIndex(_azurite.ConnectionString(), words) { Ranking = Ranking, CountUpTo = CountUpTo };
        _documents = documents;
        var merger = new IndexMerger(
            _index.Storage, _index.Manifests, _index.Pending, TimeProvider.System, NullLogger<IndexMerger>.Instance);
        var operations = StorageOperations.Begin();
        using var written = new CancellationTokenSource();
        var merging = MergeAsync(merger, written.Token, cancellationToken);
        var count = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(documents, options, async (document, token) =>
        {
            Interlocked.Increment(ref count);
            await _index.Index.AddAsync(NewsroomEdition.Of(document), NewsroomEdition.BodyOf(document), token);
        });
        await written.CancelAsync();
        await merging;
        while (await merger.MergeAsync(NewsroomIndex.Language, cancellationToken))
        {
        }

        OperationsPerEdition = operations.Count / (double)count;
        await MeasureAsync(cancellationToken);
    }

    public ValueTask<SearchHits> SearchAsync(BenchQuery query, int top) => _index!.SearchAsync(query, top);

    /// <summary>Stores the bodies of the hits, which snippets need.</summary>
    public async Task PrepareAsync(IEnumerable<BenchQuery> queries, CancellationToken cancellationToken)
    {
        var hits = new HashSet<string>(StringComparer.Ordinal);
        foreach (var query in queries)
        {
            hits.UnionWith((await SearchAsync(query, Contender.Top)).Top.Select(hit => hit.Id));
        }

        using var bodies = new EditionStore(_index!.Storage);
        await Parallel.ForEachAsync(
            _documents.Where(document => hits.Contains(document.Id)),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
            async (document, token) => await bodies.WriteAsync(document.Id, document.Id, NewsroomEdition.BodyOf(document), token));
    }

    public string Path(BenchQuery query) => $"api/search?lang={NewsroomIndex.Language}&q={Uri.EscapeDataString(query.Text)}";

    public ProcessCall FirstAnswer(IReadOnlyList<string> terms) =>
        ProcessCall.Itself([NewsroomFirstAnswer.Verb, _azurite!.ConnectionString(), .. terms]);

    public async ValueTask DisposeAsync()
    {
        if (_index is not null)
        {
            await _index.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    private static async Task MergeAsync(IndexMerger merger, CancellationToken written, CancellationToken cancellationToken)
    {
        while (!written.IsCancellationRequested)
        {
            if (!await merger.MergeAsync(NewsroomIndex.Language, cancellationToken))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

    /// <summary>Measures the bytes of the live segments and of the manifest.</summary>
    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        var view = await _index!.ViewAsync();
        BytesStored = view.Manifest.Encode().Length;
        foreach (var segment in view.Manifest.Segments)
        {
            BytesStored += await SumAsync(
                "segments",
                TableClient.CreateQueryFilter($"PartitionKey eq {$"{NewsroomIndex.Language}-{segment.Id}"}"),
                cancellationToken);
            BytesStored += await SumAsync(
                "documents",
                TableClient.CreateQueryFilter(
                    $"PartitionKey eq {NewsroomIndex.Language} and RowKey ge {segment.Id} and RowKey lt {segment.Id + "."}"),
                cancellationToken);
        }

        var sizes = string.Join(", ", view.Segments.Select(segment => segment.Segment.Info.Documents));
        State = $"{OperationsPerEdition:0.00} operations an edition; segments of {sizes} documents; "
            + $"manifest of {view.Manifest.Encode().Length:N0} bytes";
        Progress.Say($"Newsroom: {State}.");
    }

    private async Task<long> SumAsync(string table, string filter, CancellationToken cancellationToken)
    {
        var rows = await _index!.Storage.QueryAsync(table, filter, columns: null, max: null, cancellationToken);
        return rows.Sum(row =>
            row.RowKey.Length + row.PartitionKey.Length
            + row.Keys.Select(key => row[key]).OfType<byte[]>().Sum(column => (long)column.Length));
    }
}
