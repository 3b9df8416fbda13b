using Newsroom.Benchmarks.Corpus;
using Newsroom.Benchmarks.Hosting;
using Newsroom.LocalHost;

namespace Newsroom.Benchmarks.Startup;

/// <summary>From the start of the process to the first answer, without data and with some.</summary>
internal sealed class StartupBenchmark : IBenchmark
{
    private const int Runs = 5;
    private const double LongestSecondStart = 10_000;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(5);
    private static readonly string Newsroom = Path.Combine(AppContext.BaseDirectory, "Newsroom.dll");
    private static readonly string Peer = typeof(StartupBenchmark).Assembly.Location;

    public string Name => "startup";

    public string Description => "process start to the first 200 beside a minimal ASP.NET Core app; memory; second start with N articles there, and the storage operations of its first 5 s";

    public int StandardSize => 1_000;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        var storage = azurite.ConnectionString();
        await CompareAsync(storage, figures, cancellationToken);
        await FillAsync(storage, size, cancellationToken);
        await StartAgainAsync(storage, size, figures, cancellationToken);
        await CountAsync(storage, size, figures, cancellationToken);
    }

    private static async Task CompareAsync(string storage, FigureList figures, CancellationToken cancellationToken)
    {
        var (ours, peer, ourMemory, peerMemory) = (new Samples(), new Samples(), new List<double>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            Progress.Say(run == 0 ? "One start each to warm up." : $"Start {run} of {Runs}.");
            var newsroom = await MeasureAsync(() => StartAsync(storage, cancellationToken));
            var minimal = await MeasureAsync(() => ListeningProcess.StartAsync(Peer, [MinimalApi.Verb], new Dictionary<string, string>(), cancellationToken));
            if (run > 0)
            {
                ours.Add(newsroom.Ready);
                peer.Add(minimal.Ready);
                ourMemory.Add(newsroom.Megabytes);
                peerMemory.Add(minimal.Megabytes);
            }
        }

        figures.Add(new Figure("start to first answer ms (median of 5)", ours.Median, Peer: peer.Median));
        figures.Add(new Figure("resident memory after start MB (median of 5)", ourMemory.Order().ElementAt(Runs / 2), Peer: peerMemory.Order().ElementAt(Runs / 2)));
    }

    private static async Task<(TimeSpan Ready, double Megabytes)> MeasureAsync(Func<Task<ListeningProcess>> start)
    {
        await using var process = await start();
        return (process.Ready, process.ResidentMegabytes);
    }

    private static async Task FillAsync(string storage, int size, CancellationToken cancellationToken)
    {
        Progress.Say($"Importing {size} articles.");
        using var copies = await SeedCopies.WriteAsync(await FrenchSeeds.ReadAsync(cancellationToken), size, cancellationToken);
        await using var app = await RunningApp.StartAsync(storage, "fr", cancellationToken);
        await Import.RunAsync(copies, storage, app, cancellationToken);
    }

    private static async Task StartAgainAsync(string storage, int size, FigureList figures, CancellationToken cancellationToken)
    {
        var again = new Samples();
        for (var run = 1; run <= Runs; run++)
        {
            Progress.Say($"Second start {run} of {Runs}.");
            await using var newsroom = await StartAsync(storage, cancellationToken);
            again.Add(newsroom.Ready);
        }

        figures.Add(new Figure($"second start to first answer with {size} articles ms (median of 5)", again.Median, Limit: LongestSecondStart));
    }

    /// <summary>In this process, where the requests can be counted: reading an upload again would show as one <c>blob read</c> each.</summary>
    private static async Task CountAsync(string storage, int size, FigureList figures, CancellationToken cancellationToken)
    {
        Progress.Say($"Second start, in this process: counting for {Watched.TotalSeconds:0} s.");
        using var tally = new StorageTally();
        await using var app = await RunningApp.StartAsync(storage, "fr", cancellationToken);
        await Task.Delay(Watched, cancellationToken);
        figures.Add(new Figure($"second start with {size} articles storage operations in 5 s", tally.Total));
        foreach (var (kind, requests) in tally.ByKind)
        {
            figures.Add(new Figure($"second start with {size} articles {kind} in 5 s", requests));
        }
    }

    private static Task<ListeningProcess> StartAsync(string storage, CancellationToken cancellationToken) => ListeningProcess.StartAsync(
        Newsroom, ["--port", "0", "--no-seeds", "--languages", "fr"], AppSettings.Of(storage), cancellationToken);
}
