using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Newsroom.Benchmarks.Corpus;
using Newsroom.Benchmarks.Hosting;
using Newsroom.Cli;
using Newsroom.Content;
using Newsroom.LocalHost;
using Newsroom.Storage.Stores;

namespace Newsroom.Benchmarks.Cost;

/// <summary>Counts what a site in two languages asks of Azure, and writes what that costs into <c>infra/COST.md</c>.</summary>
internal sealed class CostBenchmark : IBenchmark
{
    private const int Reads = 1_000;
    private static readonly string[] Publishing = ["ArticleUploaded", "TranslationRequested"];
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    public string Name => "cost";

    public string Description =>
        "what a month costs in Azure, from the requests of N articles (fr, en) and a thousand reads; writes infra/COST.md";

    public int DefaultSize => 300;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var file = RepositoryFolder.Find("infra") is { } folder
            ? Path.Combine(folder.FullName, "COST.md")
            : throw new BenchmarkException("There is no folder infra: run this in the repository.");
        var counted = await CountAsync(size, cancellationToken);
        var (model, prices) = (new CostModel(counted, ListPrices.Current), ListPrices.Current);
        figures.Add(
            new Figure(
                "requests to storage per article in two languages",
                counted.Article.Table + counted.Article.BlobWrites + counted.Article.BlobReads + counted.Article.Queue));
        figures.Add(
            new Figure(
                "requests to storage per read",
                counted.Read.Table + counted.Read.BlobWrites + counted.Read.BlobReads + counted.Read.Queue));
        figures.Add(new Figure("characters translated per article", counted.Characters));
        foreach (var site in CostReport.Sites)
        {
            figures.Add(new Figure($"dollars a month, {site.Articles} articles, {site.Reads} reads", model.Of(site).Total));
        }

        await File.WriteAllTextAsync(file, new CostReport(counted, model, prices, size).ToString(), cancellationToken);
        Progress.Say($"Written: {file}");
    }

    private static async Task<Counted> CountAsync(int size, CancellationToken cancellationToken)
    {
        var seeds = await FrenchSeeds.ReadAsync(cancellationToken);
        using var copies = await SeedCopies.WriteAsync(seeds, size, cancellationToken);
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        await using var app = await RunningApp.StartAsync(azurite.ConnectionString(), "fr,en", cancellationToken);
        using var tally = new StorageTally();
        Progress.Say($"Publishing {size} articles in French and English.");
        await Import.RunAsync(copies, azurite.ConnectionString(), app, cancellationToken);
        await WaitAsync(tally, "MergeIndex", 2, cancellationToken);
        var articles = Of(tally, [.. Publishing, "MergeIndex"]);

        Progress.Say("Waiting for timers that have nothing to do.");
        using var idle = new StorageTally();
        await WaitAsync(idle, "MergeIndex", 2, cancellationToken);
        await WaitAsync(idle, "Reconcile", 2, cancellationToken);
        Progress.Say($"Reading {Reads} times.");
        using var reading = new StorageTally();
        var bytes = await ReadAsync(app.Http, cancellationToken);
        var (blobBytes, tableBytes) = await StoredAsync(azurite.ConnectionString(), cancellationToken);
        return new Counted
        {
            Article = articles * (1.0 / size),
            Read = Except(reading, [.. Publishing, "MergeIndex", "Reconcile", "host"]) * (1.0 / Reads),
            Merge = Of(idle, ["MergeIndex"]) * (1.0 / idle.Invocations("MergeIndex")),
            Reconcile = Of(idle, ["Reconcile"]) * (1.0 / idle.Invocations("Reconcile")),
            Characters =
                tally.Characters > 0
                    ? tally.Characters / (double)size
                    : throw new BenchmarkException("Nothing was translated: a translation engine is needed to count characters."),
            BlobBytes = blobBytes / size,
            TableBytes = tableBytes / size,
            AnswerBytes = bytes / Reads,
        };
    }

    private static async Task WaitAsync(StorageTally tally, string function, int runs, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (tally.Invocations(function) < runs)
        {
            await Task.Delay(200, cancellationToken);
            if (Stopwatch.GetElapsedTime(start) > Timeout)
            {
                throw new BenchmarkException($"{function} does not run.");
            }
        }
    }

    /// <summary>As readers and their programs ask: feeds above all, half of them unchanged.</summary>
    private static async Task<double> ReadAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var list = await http.GetFromJsonAsync<JsonElement>("api/articles?lang=fr&limit=100", cancellationToken);
        string[] ids = [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
        var (tags, bytes) = (new Dictionary<string, string>(), 0.0);
        for (var read = 0; read < Reads; read++)
        {
            var id = ids[read % ids.Length];
            var language = read % 3 == 0 ? "en" : "fr";
            var address = (read % 10) switch
            {
                0 or 1 or 2 => $"api/feeds/{language}/rss.xml",
                3 => $"api/feeds/{language}/feed.json",
                4 => $"api/calendar/{language}.ics",
                5 => $"api/articles?lang={language}",
                6 => $"api/search?lang={language}&q={(read % 4) switch { 0 => "migration", 1 => "ville", 2 => "accord", _ => "voisins" }}",
                7 or 8 => $"{language}/{id}",
                _ => $"api/articles/{id}?lang={language}",
            };
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd("br");
            if (tags.TryGetValue(address, out var tag) && read % 2 == 0)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            }

            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotModified))
            {
                throw new BenchmarkException($"{address} answers {(int)answer.StatusCode}.");
            }

            bytes += (await answer.Content.ReadAsByteArrayAsync(cancellationToken)).Length;
            tags[address] = answer.Headers.ETag?.ToString() ?? "";
        }

        return bytes;
    }

    private static async Task<(double Blobs, double Tables)> StoredAsync(string storage, CancellationToken cancellationToken)
    {
        var (blobs, tables) = (0.0, 0.0);
        var account = new BlobServiceClient(storage, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        foreach (var container in new[] { Inbox.Container, "editions" })
        {
            await foreach (var blob in account.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: cancellationToken))
            {
                blobs += blob.Properties.ContentLength ?? 0;
            }
        }

        var client = new TableServiceClient(storage);
        await foreach (var table in client.QueryAsync(cancellationToken: cancellationToken))
        {
            // What the local host keeps for itself is not there in Azure.
            if (table.Name.StartsWith("LocalHost", StringComparison.Ordinal))
            {
                continue;
            }

            await foreach (var row in client.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: cancellationToken))
            {
                tables += row.Sum(column => SizeOf(column.Key, column.Value));
            }
        }

        return (blobs, tables);
    }

    // As the service counts: names and texts with two bytes a character, bytes as they are, all else eight.
    private static double SizeOf(string name, object? value) => 8 + (2 * name.Length) + value switch
    {
        null => 0,
        string text => Encoding.Unicode.GetByteCount(text) + 4,
        byte[] bytes => bytes.Length + 4,
        BinaryData bytes => bytes.ToMemory().Length + 4,
        _ => 8,
    };

    private static Requests Of(StorageTally tally, IReadOnlyCollection<string> functions) =>
        Sum(tally.Requests.Where(one => functions.Contains(one.Function)));

    private static Requests Except(StorageTally tally, IReadOnlyCollection<string> functions) =>
        Sum(tally.Requests.Where(one => !functions.Contains(one.Function)));

    private static Requests Sum(IEnumerable<FunctionRequests> requests) => requests.Aggregate(Requests.None, (sum, one) => sum + (one switch
    {
        { Service: "table" } => Requests.None with { Table = one.Count },
        { Service: "queue" } => Requests.None with { Queue = one.Count },
        { Operation: "write" or "list" or "create" } => Requests.None with { BlobWrites = one.Count },
        _ => Requests.None with { BlobReads = one.Count },
    }));
}
