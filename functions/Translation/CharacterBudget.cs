using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Newsroom.Settings;
using Newsroom.Storage;

namespace Newsroom.Translation;

/// <summary>Characters that the engine was sent in a month of the calendar (UTC), by all instances together, and how many it may be sent; null for any number.</summary>
public sealed record CharacterCount(string Month, long Characters, long? Budget);

/// <summary>
/// Counts what the engine is sent: the rows <c>translation</c>/<c>characters-2026-11</c> of the table <c>state</c>. Characters are booked before they are sent and given
/// back where the engine did not answer, so that instances together never send more than the budget; a process that dies in between leaves them booked.
/// </summary>
public sealed partial class CharacterBudget(StorageAccount storage, SiteOptions site, TimeProvider clock, ILogger<CharacterBudget> log) : IDisposable
{
    private const string Table = "state";
    private const string Partition = "translation";
    private const string Column = "Characters";

    /// <summary>One change at a time of this process, so that only other instances get in its way.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    private TableEntity? _row;

    /// <summary>The last month whose end of the budget was logged: every order that waits meets it.</summary>
    private string? _told;

    public async Task<CharacterCount> ReadAsync(CancellationToken cancellationToken)
    {
        var month = Month();
        return new CharacterCount(month, (await LoadAsync(Row(month), cancellationToken)).GetInt64(Column) ?? 0, site.TranslationBudget);
    }

    /// <summary>Books characters that are about to be sent.</summary>
    /// <returns>What to hand to <see cref="GiveBackAsync"/> where they were not.</returns>
    /// <exception cref="TranslationPausedException">The budget does not suffice for them.</exception>
    public async Task<(string Month, long Characters)> BookAsync(long characters, CancellationToken cancellationToken)
    {
        var month = Month();
        await ChangeAsync(month, used => site.TranslationBudget is not { } budget || used + characters <= budget ? used + characters : throw UsedUp(used, characters, budget), cancellationToken);
        return (month, characters);
    }

    /// <summary>Takes back what was booked and not sent.</summary>
    public Task GiveBackAsync((string Month, long Characters) booked, CancellationToken cancellationToken) =>
        ChangeAsync(booked.Month, used => Math.Max(0, used - booked.Characters), cancellationToken);

    public void Dispose() => _turn.Dispose();

    private string Month() => clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Row(string month) => $"characters-{month}";

    private TranslationPausedException UsedUp(long used, long characters, long budget)
    {
        var now = clock.GetUtcNow();
        if (Interlocked.Exchange(ref _told, Month()) != Month())
        {
            LogUsedUp(log, used, budget, characters);
        }

        var next = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        return new TranslationPausedException(
            string.Create(CultureInfo.InvariantCulture, $"the budget of this month is {budget:N0} characters; {used:N0} are used and this takes {characters:N0}. It waits until {next:yyyy-MM-dd}, or until Newsroom__TranslationBudget is raised."), next);
    }

    private async Task ChangeAsync(string month, Func<long, long> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var row = _row?.RowKey == Row(month) ? _row : await LoadAsync(Row(month), cancellationToken);
            while (!await TrySaveAsync(row, change(row.GetInt64(Column) ?? 0), cancellationToken))
            {
                row = await LoadAsync(Row(month), cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<TableEntity> LoadAsync(string key, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: cancellationToken);
        return answer.HasValue ? answer.Value! : new TableEntity(Partition, key);
    }

    private async Task<bool> TrySaveAsync(TableEntity row, long characters, CancellationToken cancellationToken)
    {
        _row = null;
        var table = await storage.TableAsync(Table);
        var changed = new TableEntity(Partition, row.RowKey) { [Column] = characters };
        try
        {
            var answer = row.ETag == default
                ? await table.AddEntityAsync(changed, cancellationToken)
                : await table.UpdateEntityAsync(changed, row.ETag, TableUpdateMode.Replace, cancellationToken);
            changed.ETag = answer.Headers.ETag.GetValueOrDefault();
            _row = changed;
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The translation budget is used up: {Used} of {Budget} characters were sent this month, and {Characters} more are asked for")]
    private static partial void LogUsedUp(ILogger logger, long used, long budget, long characters);
}
