using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Blobs;

/// <summary>Lists the container again and again, and delivers what has no receipt yet, page by page.</summary>
internal sealed class BlobListener(
    FunctionDescriptor function,
    BlobTriggerAttribute trigger,
    StorageClients storage,
    BindingSettings bindings,
    HostPresence presence,
    BlobSlots slots,
    PoisonBlobs poison,
    LocalHostOptions options,
    IServiceProvider services,
    ILoggerFactory loggers) : ITriggerListener
{
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ErrorPause = TimeSpan.FromSeconds(2);

    private readonly ILogger _log = loggers.CreateHostLogger();
    private readonly BlobFunction _function = BlobFunction.From(function, trigger, bindings);
    private readonly Dictionary<string, Task> _running = [];

    private BlobContainerClient? _container;
    private Receipts? _receipts;
    private BlobRun? _run;
    private bool _loaded;

    public string Name => function.Name;

    /// <summary>A listing that takes long comes round less often: it costs the storage account a fifth of its time at most.</summary>
    public static TimeSpan PauseAfter(TimeSpan listing) =>
        TimeSpan.FromTicks(Math.Clamp(listing.Ticks * 4, MinPause.Ticks, MaxPause.Ticks));

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var table = new ReceiptTable(storage.Tables.GetTableClient(ReceiptTable.TableName), function.Name);
        _receipts = new Receipts(table, presence, options.Heartbeat);
        _run = new BlobRun(_function, _receipts, poison, options, services, _log);
        _container = storage.Blobs.GetBlobContainerClient(_function.Pattern.Container);
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    public async Task RunAsync(Shutdown shutdown)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await DeliverNewAsync(shutdown), shutdown.Stopping);
            }
        }
        finally
        {
            await Task.WhenAll(_running.Values);
        }
    }

    /// <summary>Delivers what is due, and says how long to wait before looking again.</summary>
    private async Task<TimeSpan> DeliverNewAsync(Shutdown shutdown)
    {
        var listing = TimeSpan.Zero;
        try
        {
            if (!_loaded)
            {
                await _receipts!.LoadAsync(shutdown.Stopping);
                _loaded = true;
            }

            List<string> present = [];
            var start = Stopwatch.GetTimestamp();
            var pages = _container!.GetBlobsAsync(BlobTraits.None, BlobStates.None, _function.Pattern.Prefix, shutdown.Stopping).AsPages();
            await foreach (var page in pages)
            {
                listing += Stopwatch.GetElapsedTime(start);
                present.AddRange(await DeliverPageAsync(page, shutdown));
                start = Stopwatch.GetTimestamp();
            }

            listing += Stopwatch.GetElapsedTime(start);
            if (_receipts!.Count > present.Count)
            {
                await _receipts.PruneAsync(present.ToHashSet());
            }

            return PauseAfter(listing);
        }
        catch (Exception exception) when (!shutdown.Stopping.IsCancellationRequested)
        {
            _log.TryingAgain(exception, function.Name, ErrorPause.TotalSeconds);
            return ErrorPause;
        }
    }

    /// <summary>Delivers what is due of a page.</summary>
    /// <returns>The paths of its blobs, due or not.</returns>
    private async Task<IReadOnlyList<string>> DeliverPageAsync(Page<BlobItem> page, Shutdown shutdown)
    {
        List<string> present = [];
        foreach (var ended in _running.Where(run => run.Value.IsCompleted).Select(run => run.Key).ToArray())
        {
            _running.Remove(ended);
        }

        foreach (var blob in page.Values)
        {
            if (ToDelivery(blob) is not { } delivery)
            {
                continue;
            }

            present.Add(delivery.Path);
            if (!IsRunning(blob.Name) && await _receipts!.IsDueAsync(delivery.Path, delivery.ETag))
            {
                var slot = await slots.TakeAsync(shutdown.Stopping);
                _running[blob.Name] = _run!.DeliverAsync(delivery, slot, shutdown.Aborting);
            }
        }

        return present;
    }

    /// <summary>A blob that changes while it is handled waits: never two runs for one blob.</summary>
    private bool IsRunning(string name) => _running.TryGetValue(name, out var run) && !run.IsCompleted;

    private BlobDelivery? ToDelivery(BlobItem blob) =>
        _function.Pattern.Match(blob.Name) is { } values && blob.Properties.ETag is { } etag
            ? new BlobDelivery(_container!.GetBlobClient(blob.Name), etag.ToString().Trim('"'), blob.Properties.BlobType, values)
            : null;
}
