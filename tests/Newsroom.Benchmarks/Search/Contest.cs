using Newsroom.Benchmarks.Search.ColdStart;
using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Http;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Benchmarks.Startup;

namespace Newsroom.Benchmarks.Search;

/// <summary>Compares the engines on one corpus. The first is ours; each other is a peer with its own figure.</summary>
internal sealed class Contest(IReadOnlyList<Contender> contenders, IReadOnlyList<BenchQuery> queries, string scale, FigureList figures)
{
    private const int Passes = 5;
    private const int TimesToWarmUp = 20;
    private const double Megabyte = 1_048_576;
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    private readonly Dictionary<IStandaloneEngine, double> _resident = [];

    /// <summary>The engines take turns, so that other load on the machine affects all of them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Compare("search indexing (s)", contender => contender.Indexing.TotalSeconds);
        Compare("search index (MB)", contender => contender.Engine.BytesStored / Megabyte);
        foreach (var engine in contenders.Select(contender => contender.Engine).OfType<NewsroomEngine>())
        {
            var what = $"search storage operations per edition indexed, merges included, {scale}";
            figures.Add(new Figure(what, engine.OperationsPerEdition, Limit: 3));
        }

        foreach (var contender in contenders)
        {
            await contender.WarmUpAsync(queries, cancellationToken);
        }

        await AgreeAsync(cancellationToken);
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var contender in contenders.Where(contender => contender.Latency.Sum < LongEnough))
            {
                await contender.PassAsync(queries, cancellationToken);
            }
        }

        foreach (var contender in contenders)
        {
            await contender.BeBusyAsync(queries, cancellationToken);
        }

        Report();
    }

    /// <summary>Measures the engines in their own processes.</summary>
    public async Task RunProcessesAsync(CancellationToken cancellationToken)
    {
        var words = queries.First(query => query.Kind == QueryKind.And).Words;
        foreach (var compilation in Enum.GetValues<Compilation>())
        {
            var how = Publication.Describe(compilation);
            Progress.Say($"First answers of new processes, {how}.");
            using var published = await Publication.MakeAsync(compilation, cancellationToken);
            var cold = await StandaloneAsync(
                engine => FirstAnswers.MeasureAsync(engine.FirstAnswer(words) with { Program = published.Benchmarks }, cancellationToken));
            Compare(
                $"search process start to first answer, {how} (ms, median of 9)", contender => cold.GetValueOrDefault(contender)?.Median);
            Compare($"search process start to first answer, {how} (ms, best of 9)", contender => cold.GetValueOrDefault(contender)?.Best);
        }

        Progress.Say("Requests over HTTP.");
        await RunHttpAsync("peer without snippets", engine => engine.Path, cancellationToken);
        await RunHttpAsync("with snippets", engine => engine.PathWithSnippets, cancellationToken);
        Compare(
            "search memory of the process after that, programs that it maps left out (MB)",
            contender => contender.Engine is IStandaloneEngine engine ? _resident.GetValueOrDefault(engine) : null);
    }

    /// <summary>SQLite finds more for some phrases, as it does not know where stop words were.</summary>
    private async Task AgreeAsync(CancellationToken cancellationToken)
    {
        foreach (var peer in contenders.Skip(1))
        {
            var different = await Agreement.OnTotalsAsync(contenders[0].Engine, peer.Engine, queries, cancellationToken);
            var kinds = different.CountBy(one => one.Query.Kind).Select(kind => $"{kind.Value} of kind {kind.Key}");
            var (ours, peers) = (contenders[0].Engine.Name, peer.Engine.Name);
            var numbers = $"{different.Count} of {queries.Count} queries: {string.Join(", ", kinds)}";
            Progress.Say($"{ours} and {peers} find different numbers for {numbers}.");
            var what = $"search queries with different totals (of {queries.Count}), {scale}, {ours} beside {peers}";
            figures.Add(new Figure(what, different.Count));
        }
    }

    private void Report()
    {
        Compare("search warm p50 (ms)", contender => contender.Latency.Median);
        Compare("search warm p99 (ms)", contender => contender.Latency.Percentile(99));
        foreach (var kind in queries.Select(query => query.Kind).Distinct().Order())
        {
            Compare($"search warm p50 (ms) of {kind}", contender => contender.LatencyByKind[kind].Median);
        }

        Compare("search queries/s, 8 clients", contender => contender.Throughput);
    }

    private async Task RunHttpAsync(
        string how, Func<IStandaloneEngine, Func<BenchQuery, string>> path, CancellationToken cancellationToken)
    {
        var http = await StandaloneAsync(async engine => await RequestsPerSecondAsync(engine, path(engine), cancellationToken));
        Compare(
            $"search HTTP requests/s, 8 clients, {how}",
            contender => http.TryGetValue(contender, out var rates) ? rates.Repeated : null);
        Compare(
            $"search HTTP requests/s, 8 clients, {how}, no address asked for twice",
            contender => http.TryGetValue(contender, out var rates) ? rates.New : null);
    }

    /// <summary>Only queries with one or two words mean the same to all endpoints.</summary>
    private async Task<(double New, double Repeated)> RequestsPerSecondAsync(
        IStandaloneEngine engine, Func<BenchQuery, string> path, CancellationToken cancellationToken)
    {
        var plain = queries.Where(query => query.Kind is QueryKind.Term or QueryKind.And).ToList();
        await engine.PrepareAsync(plain, cancellationToken);
        var app = engine.Endpoint;
        await using var process = await ListeningProcess.StartAsync(app.Program, [.. app.Arguments], app.Environment, cancellationToken);
        var load = new LoadGenerator(process.Address, path);
        await load.AskAllAsync(plain, TimesToWarmUp, cancellationToken);
        var fresh = await load.RequestsPerSecondAsync(plain, isNew: true, cancellationToken);
        var repeated = await load.RequestsPerSecondAsync(plain, isNew: false, cancellationToken);
        Progress.Say(
            $"{engine.GetType().Name}: {process.ResidentMegabytes:0} MB resident, {process.AnonymousMegabytes:0} MB of them its own.");
        _resident[engine] = process.AnonymousMegabytes;
        return (fresh, repeated);
    }

    private async Task<Dictionary<Contender, T>> StandaloneAsync<T>(Func<IStandaloneEngine, Task<T>> measure)
    {
        var measured = new Dictionary<Contender, T>();
        foreach (var contender in contenders)
        {
            if (contender.Engine is IStandaloneEngine engine)
            {
                measured.Add(contender, await measure(engine));
            }
        }

        return measured;
    }

    private void Compare(string what, Func<Contender, double?> measured)
    {
        var known = contenders.Where(contender => measured(contender) is not null).ToList();
        if (known is [var only])
        {
            figures.Add(new Figure($"{what}, {scale}, {only.Engine.Name} alone", measured(only)!.Value));
        }

        foreach (var peer in known.Skip(1))
        {
            var name = $"{what}, {scale}, {known[0].Engine.Name} beside {peer.Engine.Name}";
            figures.Add(new Figure(name, measured(known[0])!.Value, Peer: measured(peer)));
        }
    }
}
