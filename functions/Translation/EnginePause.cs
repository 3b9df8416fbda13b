using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Translation;

/// <summary>
/// A pause that all instances keep while the engine is down or asks to wait: the row <c>translation</c>/<c>pause</c> of the table
/// <c>state</c>. If several instances fail at the same time, the first one sets it.
/// </summary>
public sealed class EnginePause(StorageAccount storage, TimeProvider clock)
{
    /// <summary>
    /// The pause after the first failure for which the engine states no time. It doubles with each further failure, until the engine
    /// answers.
    /// </summary>
    public static readonly TimeSpan MinPause = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(10);

    private const string Table = "state";
    private const string Partition = "translation";
    private const string Row = "pause";

    /// <summary>The max age of the row in memory; other instances may have changed it since.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    /// <summary>The max pause that an engine may ask for.</summary>
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(1);

    private Snapshot? _snapshot;

    /// <summary>The current pause; null if there is none.</summary>
    public async Task<(DateTimeOffset Until, string Reason)?> FindAsync(CancellationToken cancellationToken) =>
        await LoadRecentAsync(cancellationToken) is { } row && Until(row) > clock.GetUtcNow()
            ? (Until(row), row.GetString("Reason"))
            : null;

    /// <summary>Begins a pause, unless there is one.</summary>
    /// <returns>The end of the pause.</returns>
    public async Task<DateTimeOffset> BeginAsync(TranslationException failure, CancellationToken cancellationToken)
    {
        DateTimeOffset end = default;
        await Conflict.RetryAsync(async _ =>
        {
            var previous = await LoadAsync(cancellationToken);
            if (previous is not null && Until(previous) > clock.GetUtcNow())
            {
                end = Until(previous);
                return true;
            }

            var step = (previous?.GetInt32("Step") ?? 0) + 1;
            end = clock.GetUtcNow() + (failure.RetryAfter is { } retryAfter ? Limit(retryAfter) : BackOff(step));
            var row = new TableEntity(Partition, Row) { ["Until"] = end, ["Step"] = step, ["Reason"] = failure.Message };
            return await TrySaveAsync(row, previous?.ETag, cancellationToken);
        });
        return end;
    }

    /// <summary>Deletes the row once the engine has answered: the next pause is a short one again.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        if (_snapshot?.Row is not { } row)
        {
            return;
        }

        var table = await storage.TableAsync(Table);
        try
        {
            await table.DeleteEntityAsync(Partition, Row, row.ETag, cancellationToken);
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 412)
        {
            // Another instance has changed the row since: its knowledge is newer.
        }

        _snapshot = null;
    }

    private static DateTimeOffset Until(TableEntity row) => row.GetDateTimeOffset("Until")!.Value;

    private static TimeSpan Limit(TimeSpan retryAfter) =>
        TimeSpan.FromTicks(Math.Clamp(retryAfter.Ticks, TimeSpan.TicksPerSecond, MaxRetryAfter.Ticks));

    private static TimeSpan BackOff(int step) => TimeSpan.FromTicks(Math.Min(MaxPause.Ticks, MinPause.Ticks << Math.Min(step - 1, 10)));

    private async Task<TableEntity?> LoadRecentAsync(CancellationToken cancellationToken) =>
        _snapshot is { } snapshot && clock.GetElapsedTime(snapshot.Time) < MaxAge ? snapshot.Row : await LoadAsync(cancellationToken);

    private async Task<TableEntity?> LoadAsync(CancellationToken cancellationToken)
    {
        var time = clock.GetTimestamp();
        var table = await storage.TableAsync(Table);
        var response = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        _snapshot = new Snapshot(time, response.HasValue ? response.Value : null);
        return _snapshot.Row;
    }

    private async Task<bool> TrySaveAsync(TableEntity row, ETag? previous, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        if (await table.SaveIfUnchangedAsync(row, previous, cancellationToken) is not { } etag)
        {
            return false;
        }

        row.ETag = etag;
        _snapshot = new Snapshot(clock.GetTimestamp(), row);
        return true;
    }

    private sealed record Snapshot(long Time, TableEntity? Row);
}
