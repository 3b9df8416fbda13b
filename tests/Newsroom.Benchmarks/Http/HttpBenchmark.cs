using Newsroom.Benchmarks.Corpus;
using Newsroom.Benchmarks.Hosting;
using Newsroom.Benchmarks.Startup;
using Newsroom.LocalHost;

namespace Newsroom.Benchmarks.Http;

/// <summary>Answers that are kept, over HTTP, beside a bare Kestrel endpoint that gives the same bytes.</summary>
internal sealed class HttpBenchmark : IBenchmark
{
    private const int Rounds = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4);
    private static readonly string Newsroom = Path.Combine(AppContext.BaseDirectory, "Newsroom.dll");
    private static readonly string Peer = typeof(HttpBenchmark).Assembly.Location;

    /// <summary>What is asked for, and whether the caller has it already.</summary>
    private static readonly (string Name, string Path, bool Has)[] Questions =
    [
        ("RSS of 50 items, 304", "api/feeds/fr/rss.xml", true),
        ("RSS of 50 items", "api/feeds/fr/rss.xml", false),
        ("list of 20 articles as JSON", "api/articles?lang=fr", false),
        ("home page", "fr", false),
        ("topics", "fr/topics", false),
    ];

    public string Name => "http";

    public string Description =>
        "requests per second for feeds, lists and pages that are kept, and for 304, with N articles, beside a bare Kestrel endpoint "
            + "(needs wrk)";

    public int DefaultSize => 200;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        var storage = azurite.ConnectionString();
        await FillAsync(storage, size, cancellationToken);
        await using var newsroom = await ListeningProcess.StartAsync(
            Newsroom, ["--port", "0", "--no-seeds", "--languages", "fr"], AppSettings.Of(storage), cancellationToken);
        foreach (var (name, path, has) in Questions)
        {
            Progress.Say($"{name}.");
            await CompareAsync($"http {name}, requests/s", new Uri(newsroom.Address, path), has, figures, cancellationToken);
        }
    }

    private static async Task FillAsync(string storage, int size, CancellationToken cancellationToken)
    {
        Progress.Say($"Importing {size} articles.");
        using var copies = await SeedCopies.WriteAsync(await FrenchSeeds.ReadAsync(cancellationToken), size, cancellationToken);
        await using var app = await RunningApp.StartAsync(storage, "fr", cancellationToken);
        await Import.RunAsync(copies, storage, app, cancellationToken);
    }

    private static async Task CompareAsync(string name, Uri address, bool has, FigureList figures, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(address, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var tag = has ? answer.Headers.ETag!.ToString() : null;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(cancellationToken), cancellationToken);
            await using var bare = await ListeningProcess.StartAsync(
                Peer,
                [BareEndpoint.Verb, file, answer.Content.Headers.ContentType!.ToString()],
                new Dictionary<string, string>(),
                cancellationToken);
            var peer = new Uri(bare.Address, has ? "unchanged" : "bytes");
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round <= Rounds; round++)
            {
                var time = round == 0 ? WarmUp : Measured;
                ours.Add(await Wrk.RequestsPerSecondAsync(address, time, tag, cancellationToken));
                theirs.Add(await Wrk.RequestsPerSecondAsync(peer, time, entityTag: null, cancellationToken));
            }

            figures.Add(new Figure($"{name} (median of {Rounds})", Median(ours), Peer: Median(theirs)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Median(List<double> rates) => rates.Skip(1).Order().ElementAt(Rounds / 2);
}
