using System.Text.Json;
using Newsroom.Benchmarks.Corpus;
using Newsroom.Benchmarks.Hosting;
using Newsroom.Benchmarks.Startup;
using Newsroom.LocalHost;

namespace Newsroom.Benchmarks.Http;

/// <summary>Answers that are kept, over HTTP, beside a bare Kestrel endpoint that gives the same bytes.</summary>
internal sealed class HttpBenchmark : IBenchmark
{
    private static readonly string Newsroom = Path.Combine(AppContext.BaseDirectory, "Newsroom.dll");

    /// <summary>What is asked for, and whether the caller has it already.</summary>
    private static readonly (string Name, string Path, bool Has)[] Questions =
    [
        ("RSS of 50 items, 304", "api/feeds/fr/rss.xml", true),
        ("RSS of 50 items", "api/feeds/fr/rss.xml", false),
        ("list of 20 articles as JSON", "api/articles?lang=fr", false),
        ("home page", "fr", false),
        ("home page, 304", "fr", true),
        ("topics", "fr/topics", false),
        ("a place", "fr/places/Dakar", false),
        ("a month of events", "fr/events/2026-12", false),
        ("a search with facets", "fr/search?q=ville&kind=original", false),
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
        foreach (var (name, path, has) in Questions.Append(("an article", await NewestAsync(newsroom.Address, cancellationToken), false)))
        {
            Progress.Say($"{name}.");
            await Comparison.RunAsync($"http {name}, requests/s", new Uri(newsroom.Address, path), has, figures, cancellationToken);
        }
    }

    /// <summary>The page of the newest article.</summary>
    private static async Task<string> NewestAsync(Uri site, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = site };
        using var list = JsonDocument.Parse(await http.GetByteArrayAsync("api/articles?lang=fr&limit=1", cancellationToken));
        return $"fr/{list.RootElement.GetProperty("items")[0].GetProperty("id").GetString()}";
    }

    private static async Task FillAsync(string storage, int size, CancellationToken cancellationToken)
    {
        Progress.Say($"Importing {size} articles.");
        using var copies = await SeedCopies.WriteAsync(await FrenchSeeds.ReadAsync(cancellationToken), size, cancellationToken);
        await using var app = await RunningApp.StartAsync(storage, "fr", cancellationToken);
        await Import.RunAsync(copies, storage, app, cancellationToken);
    }
}
