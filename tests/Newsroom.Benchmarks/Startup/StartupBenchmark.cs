using Newsroom.Benchmarks.Corpus;
using Newsroom.Benchmarks.Hosting;
using Newsroom.Cli;
using Newsroom.LocalHost;

namespace Newsroom.Benchmarks.Startup;

/// <summary>
/// From the start of a process to its first answers, and its memory, beside the smallest ASP.NET Core app; both published alike,
/// compiled ahead
/// as much as can be, and not. Azurite runs already: starting an emulator is no part of it.
/// </summary>
internal sealed class StartupBenchmark : IBenchmark
{
    private const int Runs = 7;
    private const double MaxMegabytes = 240;
    private const double MaxStart = 10_000;
    private const string Health = "api/health";
    private const string Search = "api/search?lang=fr&q=ville+migration";
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(5);

    public string Name => "startup";

    public string Description =>
        "process start to the first 200 of health and of search beside a minimal ASP.NET Core app, compiled ahead by themselves, with "
            + "the runtime, and not; memory after the seeds; storage operations of a second start with N articles";

    public int DefaultSize => 1_000;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        var storage = azurite.ConnectionString();
        await FillAsync(storage, size, cancellationToken);
        foreach (var compilation in Enum.GetValues<Compilation>())
        {
            var how = Publication.Describe(compilation);
            Progress.Say($"Publishing, {how}.");
            using var published = await Publication.MakeAsync(compilation, cancellationToken);
            await CompareAsync(published, storage, size, how, figures, cancellationToken);
            if (compilation != Compilation.None)
            {
                await ReadSeedsAsync(published, how, figures, cancellationToken);
            }
        }

        await CountAsync(storage, size, figures, cancellationToken);
    }

    private static async Task FillAsync(string storage, int size, CancellationToken cancellationToken)
    {
        Progress.Say($"Importing {size} articles.");
        using var copies = await SeedCopies.WriteAsync(await FrenchSeeds.ReadAsync(cancellationToken), size, cancellationToken);
        await using var app = await RunningApp.StartAsync(storage, "fr", cancellationToken);
        await Import.RunAsync(copies, storage, app, cancellationToken);
    }

    /// <summary>They take turns, so that what else the machine does troubles them alike.</summary>
    private static async Task CompareAsync(
        Publication published,
        string storage,
        int size,
        string how,
        FigureList figures,
        CancellationToken cancellationToken)
    {
        var (health, search, peer) = (new Starts(), new Starts(), new Starts());
        for (var run = 0; run <= Runs; run++)
        {
            Progress.Say(run == 0 ? "One start each to warm up." : $"Start {run} of {Runs}.");
            await health.AddAsync(() => StartAsync(published, storage, Health, cancellationToken), isCounted: run > 0);
            await search.AddAsync(() => StartAsync(published, storage, Search, cancellationToken), isCounted: run > 0);
            await peer.AddAsync(() => StartPeerAsync(published, cancellationToken), isCounted: run > 0);
        }

        figures.Add(
            new Figure(
                $"start to first 200 of health, {size} articles there, {how} (ms, median of {Runs})",
                health.Ready.Median,
                Peer: peer.Ready.Median,
                Limit: MaxStart));
        figures.Add(
            new Figure(
                $"start to first answer of search, {how} (ms, median; the peer's is any answer)",
                search.Ready.Median,
                Peer: peer.Ready.Median));
        figures.Add(
            new Figure(
                $"processor time to first 200 of health, {how} (ms, median)",
                health.ProcessorTime.Median,
                Peer: peer.ProcessorTime.Median));
        figures.Add(
            new Figure(
                $"processor time to first answer of search, {how} (ms, median)",
                search.ProcessorTime.Median,
                Peer: peer.ProcessorTime.Median));
        figures.Add(
            new Figure($"resident memory after the first answer, {how} (MB, median)", health.Megabytes, Peer: peer.Megabytes));
    }

    /// <summary>
    /// A first start as <c>./run</c> makes it: it listens when the seeds are online, translations included where there is an engine.
    /// </summary>
    private static async Task ReadSeedsAsync(Publication published, string how, FigureList figures, CancellationToken cancellationToken)
    {
        Progress.Say("Reading the seeds.");
        var seeds = RepositoryFolder.Find("seeds") ?? throw new BenchmarkException("There is no folder seeds/.");
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        await using var newsroom = await ListeningProcess.StartAsync(
            published.Newsroom, ["--port", "0", "--seeds", seeds.FullName], AppSettings.Of(azurite.ConnectionString()), cancellationToken);
        await using var minimal = await StartPeerAsync(published, cancellationToken);
        figures.Add(
            new Figure(
                $"resident memory after the seeds, {how} (MB)",
                newsroom.ResidentMegabytes,
                Peer: minimal.ResidentMegabytes,
                Limit: MaxMegabytes));
        figures.Add(
            new Figure(
                $"of it its own, without the programs that it maps, {how} (MB)",
                newsroom.AnonymousMegabytes,
                Peer: minimal.AnonymousMegabytes));
    }

    /// <summary>
    /// In this process, where the requests can be counted: reading an upload again would show as one <c>blob read</c> each.
    /// </summary>
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

    private static Task<ListeningProcess> StartAsync(
        Publication published,
        string storage,
        string question,
        CancellationToken cancellationToken) =>
        ListeningProcess.StartAsync(
            published.Newsroom,
            ["--port", "0", "--no-seeds", "--languages", "fr"],
            AppSettings.Of(storage),
            cancellationToken,
            question);

    private static Task<ListeningProcess> StartPeerAsync(Publication published, CancellationToken cancellationToken) =>
        ListeningProcess.StartAsync(published.Benchmarks, [MinimalApi.Verb], new Dictionary<string, string>(), cancellationToken);

    /// <summary>What was measured of one program.</summary>
    private sealed class Starts
    {
        private readonly List<double> _megabytes = [];

        public Samples Ready { get; } = new();

        public Samples ProcessorTime { get; } = new();

        public double Megabytes => _megabytes.Order().ElementAt(_megabytes.Count / 2);

        public async Task AddAsync(Func<Task<ListeningProcess>> start, bool isCounted)
        {
            await using var process = await start();
            if (isCounted)
            {
                Ready.Add(process.Ready);
                ProcessorTime.Add(process.ProcessorTime);
                _megabytes.Add(process.ResidentMegabytes);
            }
        }
    }
}
