using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Newsroom.Settings;
using Newsroom.Storage;

namespace Newsroom.Translation;

/// <summary>Characters that all instances sent to the engine in a calendar month (UTC), and the max number; null for no limit.</summary>
public sealed record CharacterCount(string Month, long Characters, long? Budget);

/// <summary>
/// Counts the characters sent to the engine: the rows <c>translation</c>/<c>characters-2026-11</c> of the table <c>state</c>. Characters
/// are reserved before they are sent and released if the engine did not translate them, so that all instances together never send more
/// than the budget. If a process dies in between, they stay reserved.
/// </summary>
public sealed partial class CharacterBudget(StorageAccount storage, SiteOptions site, TimeProvider clock, ILogger<CharacterBudget> log)
    : IDisposable
{
    private const string Table = "state";
    private const string Partition = "translation";
    private const string Column = "Characters";

    /// <summary>One change at a time in this process, so that only other instances cause conflicts.</summary>
    private readonly SemaphoreSlim _lock = new(1);

    private TableEntity? _row;

    /// <summary>The last month for which it was logged that the budget is used up: every translation that waits comes here.</summary>
    private string? _loggedMonth;

    public async Task<CharacterCount> ReadAsync(CancellationToken cancellationToken)
    {
        var month = CurrentMonth();
        return new CharacterCount(month, Characters(await LoadAsync(RowKey(month), cancellationToken)), site.TranslationBudget);
    }

    /// <summary>Reserves characters that are about to be sent.</summary>
    /// <returns>The argument of <see cref="ReleaseAsync"/>, if they are not translated.</returns>
    /// <exception cref="TranslationPausedException">The budget is too small for them.</exception>
    public async Task<(string Month, long Characters)> ReserveAsync(long characters, CancellationToken cancellationToken)
    {
        var month = CurrentMonth();
        await ChangeAsync(month, Add, cancellationToken);
        return (month, characters);

        long Add(long used) =>
            site.TranslationBudget is { } budget && used + characters > budget ? throw UsedUp(used, characters, budget) : used + characters;
    }

    public Task ReleaseAsync((string Month, long Characters) reserved, CancellationToken cancellationToken) =>
        ChangeAsync(reserved.Month, used => Math.Max(0, used - reserved.Characters), cancellationToken);

    public void Dispose() => _lock.Dispose();

    private string CurrentMonth() => clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string RowKey(string month) => $"characters-{month}";

    private static long Characters(TableEntity row) => row.GetInt64(Column) ?? 0;

    private TranslationPausedException UsedUp(long used, long characters, long budget)
    {
        var month = CurrentMonth();
        if (Interlocked.Exchange(ref _loggedMonth, month) != month)
        {
            LogUsedUp(log, used, budget, characters);
        }

        var now = clock.GetUtcNow();
        var next = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        return new TranslationPausedException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the budget of this month is {budget:N0} characters; {used:N0} are used and this takes {characters:N0}. "
                + $"It waits until {next:yyyy-MM-dd}, or until Newsroom__TranslationBudget is raised."),
            next);
    }

    private async Task ChangeAsync(string month, Func<long, long> change, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken);
        try
        {
            var row = _row?.RowKey == RowKey(month) ? _row : await LoadAsync(RowKey(month), cancellationToken);

            // Not limited: whenever this instance must start over, another one has made progress.
            while (!await TrySaveAsync(row, change(Characters(row)), cancellationToken))
            {
                row = await LoadAsync(RowKey(month), cancellationToken);
            }
        }
        finally
        {
            _lock.Release();
        }
    }

    private async Task<TableEntity> LoadAsync(string key, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var response = await table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: cancellationToken);
        return response.HasValue ? response.Value! : new TableEntity(Partition, key);
    }

    private async Task<bool> TrySaveAsync(TableEntity row, long characters, CancellationToken cancellationToken)
    {
        _row = null;
        var table = await storage.TableAsync(Table);
        var changed = new TableEntity(Partition, row.RowKey) { [Column] = characters };
        if (await table.SaveIfUnchangedAsync(changed, row.ETag == default ? null : row.ETag, cancellationToken) is not { } etag)
        {
            return false;
        }

        changed.ETag = etag;
        _row = changed;
        return true;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The translation budget is used up: {Used} of {Budget} characters were sent this month, "
            + "and {Characters} more are asked for")]
    private static partial void LogUsedUp(ILogger logger, long used, long budget, long characters);
}
