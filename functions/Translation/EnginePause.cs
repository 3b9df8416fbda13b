using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Translation;

/// <summary>
/// A pause that all instances keep, as the engine asked for it or does not answer: the row <c>translation</c>/<c>pause</c> of the table <c>state</c>.
/// Of those whose requests fail together, the first sets it.
/// </summary>
public sealed class EnginePause(StorageAccount storage, TimeProvider clock)
{
    /// <summary>After a first failure for which the engine states no time; twice as long after each that follows, without an answer between them.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);

    /// <summary>After many.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private const string Table = "state";
    private const string Partition = "translation";
    private const string Row = "pause";

    /// <summary>How old what is known of other instances may be.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestAskedFor = TimeSpan.FromDays(1);

    private Look? _look;

    /// <summary>The pause that is on; null for none.</summary>
    public async Task<(DateTimeOffset Until, string Reason)?> FindAsync(CancellationToken cancellationToken) =>
        await RecentAsync(cancellationToken) is { } row && Until(row) > clock.GetUtcNow() ? (Until(row), row.GetString("Reason")) : null;

    /// <summary>Begins a pause where none is on.</summary>
    /// <returns>Its end.</returns>
    public async Task<DateTimeOffset> BeginAsync(TranslationException failure, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await LoadAsync(cancellationToken);
            if (known is not null && Until(known) > clock.GetUtcNow())
            {
                return Until(known);
            }

            var step = (known?.GetInt32("Step") ?? 0) + 1;
            var length = failure.RetryAfter is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, TimeSpan.TicksPerSecond, LongestAskedFor.Ticks)) : Backoff(step);
            var row = new TableEntity(Partition, Row) { ["Until"] = clock.GetUtcNow() + length, ["Step"] = step, ["Reason"] = failure.Message };
            if (await TrySaveAsync(row, known?.ETag, cancellationToken))
            {
                return Until(row);
            }
        }
    }

    /// <summary>The engine has answered: the next pause is a short one again.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        if (_look?.Row is not { } row)
        {
            return;
        }

        var table = await storage.TableAsync(Table);
        try
        {
            await table.DeleteEntityAsync(Partition, Row, row.ETag, cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            // Another instance has met a failure since, or an answer.
        }

        _look = null;
    }

    private static DateTimeOffset Until(TableEntity row) => row.GetDateTimeOffset("Until")!.Value;

    private static TimeSpan Backoff(int step) => TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << Math.Min(step - 1, 10)));

    private async Task<TableEntity?> RecentAsync(CancellationToken cancellationToken) =>
        _look is { } look && clock.GetElapsedTime(look.Time) < Age ? look.Row : await LoadAsync(cancellationToken);

    private async Task<TableEntity?> LoadAsync(CancellationToken cancellationToken)
    {
        var time = clock.GetTimestamp();
        var table = await storage.TableAsync(Table);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        _look = new Look(time, answer.HasValue ? answer.Value : null);
        return _look.Row;
    }

    private async Task<bool> TrySaveAsync(TableEntity row, ETag? mark, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        try
        {
            var answer = mark is { } known
                ? await table.UpdateEntityAsync(row, known, TableUpdateMode.Replace, cancellationToken)
                : await table.AddEntityAsync(row, cancellationToken);
            row.ETag = answer.Headers.ETag.GetValueOrDefault();
            _look = new Look(clock.GetTimestamp(), row);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private sealed record Look(long Time, TableEntity? Row);
}
