using System.Diagnostics;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search;

/// <summary>An engine with an index of some size, and its measurements.</summary>
internal sealed class Contender(ISearchEngine engine, DirectoryInfo folder) : IAsyncDisposable
{
    /// <summary>Hits per query.</summary>
    public const int Top = 10;

    private const int Clients = 8;
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(3);

    public ISearchEngine Engine => engine;

    public TimeSpan Indexing { get; private set; }

    /// <summary>The latency of single queries, one after the other.</summary>
    public Samples Latency { get; } = new();

    public Dictionary<QueryKind, Samples> LatencyByKind { get; } = [];

    /// <summary>Queries per second of several concurrent clients.</summary>
    public double Throughput { get; private set; }

    public async Task IndexAsync(IEnumerable<BenchDocument> documents, CancellationToken cancellationToken)
    {
        var watched = new WatchedDocuments(engine.Name, documents);
        var began = Stopwatch.GetTimestamp();
        await engine.IndexAsync(watched.Read(), cancellationToken);
        Indexing = Stopwatch.GetElapsedTime(began) - watched.Making;
        Progress.Say($"{engine.Name}: indexed in {Indexing.TotalSeconds:0.0} s, {engine.BytesStored / 1048576.0:0.0} MB.");
    }

    /// <summary>
    /// Runs every query once, and continues until hot code is compiled with optimisation: a small index needs a thousand queries for that.
    /// </summary>
    public async Task WarmUpAsync(IReadOnlyList<BenchQuery> queries, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        do
        {
            foreach (var query in queries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await engine.SearchAsync(query, Top);
            }
        }
        while (Stopwatch.GetElapsedTime(began) < WarmingUp);
    }

    public async Task PassAsync(IReadOnlyList<BenchQuery> queries, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var began = Stopwatch.GetTimestamp();
            await engine.SearchAsync(query, Top);
            var taken = Stopwatch.GetElapsedTime(began);
            Latency.Add(taken);
            if (!LatencyByKind.TryGetValue(query.Kind, out var samples))
            {
                LatencyByKind.Add(query.Kind, samples = new Samples());
            }

            samples.Add(taken);
        }
    }

    public async Task BeBusyAsync(IReadOnlyList<BenchQuery> queries, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(client => Task.Run(
                () => AskAsync(queries, client * queries.Count / Clients, began, cancellationToken), cancellationToken)));
        Throughput = answers.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task<long> AskAsync(IReadOnlyList<BenchQuery> queries, int first, long began, CancellationToken cancellationToken)
    {
        var answered = 0;
        for (; Stopwatch.GetElapsedTime(began) < Busy; answered++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await engine.SearchAsync(queries[(first + answered) % queries.Count], Top);
        }

        return answered;
    }
}
