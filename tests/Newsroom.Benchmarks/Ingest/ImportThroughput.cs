using System.Diagnostics;
using Azure.Storage.Blobs;
using Newsroom.Benchmarks.Corpus;
using Newsroom.Benchmarks.Hosting;
using Newsroom.LocalHost;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Benchmarks.Ingest;

/// <summary>
/// Many articles at once through <c>import --wait</c>, importer and app in this process. The peer uploads the same files,
/// as many at once, with the same SDK, and does nothing else.
/// </summary>
internal sealed class ImportThroughput(FrenchSeeds seeds, FigureList figures)
{
    private const int AtOnce = 8;
    private const int WarmUps = 24;
    private const double MaxOperations = 12;

    public async Task MeasureAsync(int size, CancellationToken cancellationToken)
    {
        using var copies = await SeedCopies.WriteAsync(seeds, size, cancellationToken);
        var peer = await UploadOnlyAsync(copies, cancellationToken);
        await WarmUpAsync(cancellationToken);

        Progress.Say($"Import: {size} articles, read, published and searchable.");
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        using var process = Process.GetCurrentProcess();
        using var storage = Process.GetProcessById(azurite.ProcessId);
        using var tally = new StorageTally();
        using var spans = new SpanTimes();
        TimeSpan took;
        TimeSpan ours;
        TimeSpan theirs;
        await using (var app = await RunningApp.StartAsync(azurite.ConnectionString(), "fr", cancellationToken))
        {
            var (oursBefore, theirsBefore) = (process.TotalProcessorTime, storage.TotalProcessorTime);
            took = await Import.RunAsync(copies, azurite.ConnectionString(), app, cancellationToken);
            process.Refresh();
            storage.Refresh();
            (ours, theirs) = (process.TotalProcessorTime - oursBefore, storage.TotalProcessorTime - theirsBefore);
        }

        // The app has stopped gracefully: its last receipts are counted too.
        figures.Add(new Figure("import articles/s", size / took.TotalSeconds, Peer: size / peer.TotalSeconds));
        figures.Add(new Figure("import processor ms per article (importer and app)", ours.TotalMilliseconds / size));
        figures.Add(new Figure("import processor ms per article (storage emulator)", theirs.TotalMilliseconds / size));
        figures.Add(new Figure("import read p50 ms", spans.Median(Spans.Read)));
        figures.Add(new Figure("import publish p50 ms", spans.Median(Spans.Publish)));
        figures.Add(new Figure("import ingest p50 ms", spans.Median(Spans.Ingest)));
        figures.Add(new Figure("import storage operations per article", tally.Total / (double)size, Limit: MaxOperations));
        foreach (var (kind, requests) in tally.ByKind)
        {
            figures.Add(new Figure($"import {kind} per article", requests / (double)size));
        }
    }

    private static async Task<TimeSpan> UploadOnlyAsync(SeedCopies copies, CancellationToken cancellationToken)
    {
        Progress.Say($"Peer: the same {copies.Count} files, only uploaded.");
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        var container = new BlobContainerClient(
            azurite.ConnectionString(),
            Inbox.Container,
            new(BlobClientOptions.ServiceVersion.V2024_11_04));
        await container.CreateAsync(cancellationToken: cancellationToken);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            copies.Folder.EnumerateFiles("*", SearchOption.AllDirectories),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (file, token) =>
            {
                await using var content = file.OpenRead();
                await container.GetBlobClient(Path.GetRelativePath(copies.Folder.FullName, file.FullName)).UploadAsync(content, token);
            });
        return watch.Elapsed;
    }

    /// <summary>Compiles what an import runs, on an account that is thrown away.</summary>
    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        using var few = await SeedCopies.WriteAsync(seeds, WarmUps, cancellationToken);
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        await using var app = await RunningApp.StartAsync(azurite.ConnectionString(), "fr", cancellationToken);
        await Import.RunAsync(few, azurite.ConnectionString(), app, cancellationToken);
    }
}
