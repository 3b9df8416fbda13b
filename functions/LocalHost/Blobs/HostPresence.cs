using System.Collections.Concurrent;
using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Blobs;

/// <summary>
/// Which hosts live. Each renews a row of its own; one whose row is old, gone, or names a process of this machine that has ended, is dead,
/// and others may finish what it had begun.
/// </summary>
internal sealed class HostPresence(StorageClients storage, LocalHostOptions options, ILoggerFactory loggers) : IAsyncDisposable
{
    private const string Partition = "$hosts";
    private const int MissedBeats = 3;

    // Linux counts a process's start from the boot, and every reader reckons the time of the boot anew.
    private static readonly TimeSpan SameProcess = TimeSpan.FromSeconds(5);

    private readonly ILogger _log = loggers.CreateHostLogger();
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, (bool Dead, long At)> _known = new();
    private Task _beating = Task.CompletedTask;
    private bool _started;

    public string Id { get; } = Guid.NewGuid().ToString("N");

    private TableClient Table => storage.Tables.GetTableClient(ReceiptTable.TableName);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Table.CreateIfNotExistsAsync(cancellationToken);
        await BeatAsync();
        _started = true;
        _beating = KeepBeatingAsync();
    }

    /// <summary>Says good-bye: nobody has to wait for us to be found dead.</summary>
    public async Task StopAsync()
    {
        await DisposeAsync();
        if (!_started)
        {
            return;
        }

        try
        {
            await Table.DeleteEntityAsync(Partition, Id);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            _log.FarewellFailed(exception);
        }
    }

    /// <summary>Whether a host is dead; what was found holds for one heartbeat.</summary>
    public async Task<bool> IsDeadAsync(string host)
    {
        if (host == Id)
        {
            return false;
        }

        if (_known.TryGetValue(host, out var known) && Stopwatch.GetElapsedTime(known.At) < options.Heartbeat)
        {
            return known.Dead;
        }

        var row = await Table.GetEntityIfExistsAsync<TableEntity>(Partition, host);
        var dead = !row.HasValue || IsOld(row.Value!, row.GetRawResponse()) || HasEnded(row.Value!);
        _known[host] = (dead, Stopwatch.GetTimestamp());
        return dead;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _beating;
    }

    private async Task BeatAsync()
    {
        using var process = Process.GetCurrentProcess();
        await Table.UpsertEntityAsync(
            new TableEntity(Partition, Id)
            {
                ["Machine"] = Environment.MachineName,
                ["Process"] = process.Id,
                ["Started"] = new DateTimeOffset(process.StartTime),
            },
            TableUpdateMode.Replace);
    }

    private async Task KeepBeatingAsync()
    {
        using var timer = new PeriodicTimer(options.Heartbeat);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                await TryBeatAsync();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryBeatAsync()
    {
        try
        {
            await BeatAsync();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Somebody has deleted all tables: everything is new then.
            await TryCreateAsync();
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            _log.TryingAgain(exception, "Heartbeat", options.Heartbeat.TotalSeconds);
        }
    }

    private async Task TryCreateAsync()
    {
        try
        {
            await Table.CreateIfNotExistsAsync();
            await BeatAsync();
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            _log.TryingAgain(exception, "Heartbeat", options.Heartbeat.TotalSeconds);
        }
    }

    /// <summary>Both times are the storage service's: the clocks of two hosts may differ.</summary>
    private bool IsOld(TableEntity row, Response response) =>
        (response.Headers.Date ?? DateTimeOffset.UtcNow) - row.Timestamp > options.Heartbeat * MissedBeats;

    private static bool HasEnded(TableEntity row)
    {
        if (row.GetString("Machine") != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(row.GetInt32("Process") ?? 0);
            return row.GetDateTimeOffset("Started") is { } started && (started - process.StartTime).Duration() > SameProcess;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
