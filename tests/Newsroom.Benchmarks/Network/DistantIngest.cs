using System.Diagnostics;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Benchmarks.Corpus;
using Newsroom.Benchmarks.Hosting;
using Newsroom.Content;
using Newsroom.LocalHost;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;
using StorageAccount = Newsroom.Storage.StorageAccount;

namespace Newsroom.Benchmarks.Network;

/// <summary>New articles one at a time, in one language: the requests from the upload to the completed ledger row.</summary>
internal sealed partial class DistantIngest(FigureList figures)
{
    private const int Uploads = 20;
    private const int WarmUps = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    private readonly Samples _published = new();
    private readonly List<IReadOnlyList<Exchange>> _runs = [];

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        Progress.Say($"{WarmUps} uploads to warm up, then {Uploads} measured.");
        var texts = new NewsText(await FrenchSeeds.ReadAsync(cancellationToken), new Random(50));
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        await using var distant = new DistantStorage(azurite, NetworkDistance.SameRegion);
        await using var app = await RunningApp.StartAsync(distant.ConnectionString, "fr", cancellationToken);
        var inbox = new BlobContainerClient(azurite.ConnectionString(), Inbox.Container, new(BlobClientOptions.ServiceVersion.V2024_11_04));
        // Read directly, so that this benchmark's questions are not among the requests.
        var ledger = DirectLedger(azurite.ConnectionString(), app);
        for (var number = 0; number < WarmUps + Uploads; number++)
        {
            var marker = Marker.Of(number);
            var path = $"2026/{number:D3}-{marker}.txt";
            distant.Take();
            await inbox.GetBlobClient(path).UploadAsync(new BinaryData(texts.Write(marker)), overwrite: true, cancellationToken);
            var uploaded = Stopwatch.GetTimestamp();
            while ((await ledger.FindAsync(path, cancellationToken))?.State != LedgerState.Complete)
            {
                await Task.Delay(Pause, cancellationToken);
            }

            var taken = Stopwatch.GetElapsedTime(uploaded);
            await Task.Delay(Settling, cancellationToken);
            Add(number, taken, [.. distant.Take().Where(Matters)]);
        }

        Report();
    }

    private static Ledger DirectLedger(string connection, RunningApp app) => new(
        new StorageAccount(
            new(() => new BlobServiceClient(connection)),
            new(() => new QueueServiceClient(connection)),
            new(() => new TableServiceClient(connection))),
        app.Services.GetRequiredService<NewsroomMetrics>());

    private void Add(int number, TimeSpan taken, IReadOnlyList<Exchange> exchanges)
    {
        if (number >= WarmUps)
        {
            _published.Add(taken);
            _runs.Add(exchanges);
        }
    }

    private void Report()
    {
        figures.Add(new($"distant upload to published (ms, median of {Uploads})", _published.Median));
        figures.Add(new("distant rounds of an upload (median)", _runs.Select(Exchange.Rounds).Order().ElementAt(Uploads / 2)));
        figures.Add(new("distant requests of an upload (mean)", _runs.Average(run => run.Count)));
        Exchange.Trace("upload", _runs[^1]);
    }

    /// <summary>Without what a host asks for by itself.</summary>
    private static bool Matters(Exchange exchange) => exchange.What is { } what && !OfHost().IsMatch(what);

    [GeneratedRegex("comp=list|/messages|comp=lease|comp=metadata|comp=properties|LocalHost")]
    private static partial Regex OfHost();
}
