using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;
using Newsroom.Telemetry;

namespace Newsroom.Storage.Stores;

/// <summary>
/// The table <c>ledger</c>: one row per upload, so that nothing is lost. PartitionKey is one of 32 buckets (the first character of the
/// path's digest), RowKey the escaped path.
/// </summary>
public sealed class Ledger(StorageAccount storage, NewsroomMetrics metrics)
{
    private const string Table = "ledger";
    private const char Separator = '\n';

    private static readonly JsonTypeInfo<IReadOnlyDictionary<string, TranslationEffort>> EffortsType =
        ContentJson.Readable.IReadOnlyDictionaryStringTranslationEffort;

    public async Task<LedgerEntry?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var response = await table.GetEntityIfExistsAsync<TableEntity>(
            Bucket(path), TableKey.Escape(path), cancellationToken: cancellationToken);
        return response.HasValue ? Read(response.Value!) : null;
    }

    /// <summary>Opens a row for an upload that was never seen before.</summary>
    /// <returns>The entry with the ETag of its row, or null if there already is a row.</returns>
    public async Task<LedgerEntry?> TryOpenAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        try
        {
            var response = await table.AddEntityAsync(Write(entry), cancellationToken);
            metrics.Reached(entry.State);
            return entry with { RowETag = response.Headers.ETag?.ToString() };
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return null;
        }
    }

    /// <summary>
    /// Takes over a row that has not changed since it was read. If another process works on it, its <see cref="TryWriteAsync"/> will fail.
    /// </summary>
    /// <returns>The entry with the new ETag of its row, or null if the row has changed: read it again and decide again.</returns>
    public async Task<LedgerEntry?> TryTakeOverAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var taken = await TryChangeAsync(entry, cancellationToken);
        if (taken is not null)
        {
            metrics.Reached(entry.State);
        }

        return taken;
    }

    /// <summary>Changes a row that this process has taken over, and keeps its state.</summary>
    /// <returns>The entry with the new ETag of its row, or null if the row belongs to another process by now.</returns>
    public async Task<LedgerEntry?> TryChangeAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var etag = await table.SaveIfUnchangedAsync(Write(entry), new ETag(entry.RowETag!), cancellationToken);
        return etag is { } changed ? entry with { RowETag = changed.ToString() } : null;
    }

    /// <summary>Writes a row that has not changed since this entry was read or written.</summary>
    /// <returns>False if it has: then the row belongs to another process.</returns>
    public Task<bool> TryWriteAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        TryWriteAsync(entry, before: null, cancellationToken);

    /// <summary>
    /// Changes a row, if it exists, and starts over whenever another writer was faster: each time one of them makes progress. The same
    /// entry means no change.
    /// </summary>
    public async Task UpdateAsync(string path, Func<LedgerEntry, Task<LedgerEntry>> change, CancellationToken cancellationToken)
    {
        while (await FindAsync(path, cancellationToken) is { } entry)
        {
            var changed = await change(entry);
            if (ReferenceEquals(changed, entry) || await TryWriteAsync(changed, entry.State, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>Records that an upload was deleted, unless the row is about newer content by now.</summary>
    public Task WithdrawAsync(LedgerEntry entry, DateTimeOffset time, CancellationToken cancellationToken) => UpdateAsync(
        entry.Path,
        row => Task.FromResult(row.ETag != entry.ETag ? row : row with
        {
            State = LedgerState.Withdrawn,
            Error = null,
            Warnings = [],
            Outdated = null,
            Files = [],
            Languages = [],
            Translations = ImmutableSortedDictionary<string, TranslationEffort>.Empty,
            Complete = time,
            Expires = null,
            Items = null,
        }),
        cancellationToken);

    /// <summary>Every row, or every row in one state, in no particular order.</summary>
    /// <param name="state">The state; null for any.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="columns">The columns to read; null for all.</param>
    public async IAsyncEnumerable<LedgerEntry> ReadAllAsync(
        LedgerState? state, [EnumeratorCancellation] CancellationToken cancellationToken, IEnumerable<string>? columns = null)
    {
        var table = await storage.TableAsync(Table);
        var filter = state is { } one ? TableClient.CreateQueryFilter($"State eq {one.ToString()}") : null;
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    /// <summary>A page of rows, with the token of the next page.</summary>
    public async Task<(IReadOnlyList<LedgerEntry> Entries, string? Next)> ReadPageAsync(
        LedgerState? state, int limit, string? continuation, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var filter = state is { } one ? TableClient.CreateQueryFilter($"State eq {one.ToString()}") : null;
        var rows = table.QueryAsync<TableEntity>(filter, limit, cancellationToken: cancellationToken);
        await foreach (var page in rows.AsPages(continuation, limit))
        {
            return ([.. page.Values.Select(Read)], page.ContinuationToken);
        }

        return ([], null);
    }

    /// <param name="entry">The row.</param>
    /// <param name="before">
    /// Its state before, if it may be the same: only a change of state is counted. Null to count it in any case.
    /// </param>
    /// <param name="cancellationToken">Cancels the request.</param>
    private async Task<bool> TryWriteAsync(LedgerEntry entry, LedgerState? before, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        if (await table.SaveIfUnchangedAsync(Write(entry), new ETag(entry.RowETag!), cancellationToken) is null)
        {
            return false;
        }

        if (entry.State != before)
        {
            metrics.Reached(entry.State);
        }

        return true;
    }

    private static string Bucket(string path) => Digest.Of(path)[..1];

    private static TableEntity Write(LedgerEntry entry) => new(Bucket(entry.Path), TableKey.Escape(entry.Path))
    {
        [nameof(entry.Path)] = entry.Path,
        [nameof(entry.ETag)] = entry.ETag,
        [nameof(entry.State)] = entry.State.ToString(),
        [nameof(entry.Article)] = entry.Article,
        [nameof(entry.Attempts)] = entry.Attempts,
        [nameof(entry.Error)] = entry.Error,
        [nameof(entry.Warnings)] = Join(entry.Warnings),
        [nameof(entry.Outdated)] = entry.Outdated,
        [nameof(entry.Cut)] = Join(entry.Cut),
        [nameof(entry.Files)] = Join(entry.Files),
        [nameof(entry.Languages)] = Join(entry.Languages),
        [nameof(entry.Translations)] = entry.Translations.Count == 0 ? null : JsonSerializer.Serialize(entry.Translations, EffortsType),
        [nameof(entry.Use)] = entry.Use?.ToString(),
        [nameof(entry.Items)] = entry.Items is { } items ? string.Join(Separator, items) : null,
        [nameof(entry.Received)] = entry.Received,
        [nameof(entry.Published)] = entry.Published,
        [nameof(entry.Complete)] = entry.Complete,
        [nameof(entry.Due)] = entry.Due,
        [nameof(entry.ReadAgain)] = entry.ReadAgain,
        [nameof(entry.Expires)] = entry.Expires,
        [nameof(entry.SiteLanguages)] = entry.SiteLanguages,
        [nameof(entry.ReadAlone)] = entry.ReadAlone,
    };

    private static LedgerEntry Read(TableEntity row) => new()
    {
        Path = row.GetString(nameof(LedgerEntry.Path)),
        ETag = row.GetString(nameof(LedgerEntry.ETag)),
        State = Enum.Parse<LedgerState>(row.GetString(nameof(LedgerEntry.State))),
        Article = row.GetString(nameof(LedgerEntry.Article)),
        Attempts = row.GetInt32(nameof(LedgerEntry.Attempts)) ?? 0,
        Error = row.GetString(nameof(LedgerEntry.Error)),
        Warnings = Split(row.GetString(nameof(LedgerEntry.Warnings))),
        Outdated = row.GetString(nameof(LedgerEntry.Outdated)),
        Cut = Split(row.GetString(nameof(LedgerEntry.Cut))),
        Files = Split(row.GetString(nameof(LedgerEntry.Files))),
        Languages = Split(row.GetString(nameof(LedgerEntry.Languages))),
        Translations = row.GetString(nameof(LedgerEntry.Translations)) is { } translations
            ? JsonSerializer.Deserialize(translations, EffortsType)!
            : ImmutableSortedDictionary<string, TranslationEffort>.Empty,
        Items = row.GetString(nameof(LedgerEntry.Items)) is { } items
            ? items.Split(Separator, StringSplitOptions.RemoveEmptyEntries) : null,
        Use = row.GetString(nameof(LedgerEntry.Use)) is { } use ? Enum.Parse<PdfUse>(use) : null,
        Received = row.GetDateTimeOffset(nameof(LedgerEntry.Received)) ?? default,
        Published = row.GetDateTimeOffset(nameof(LedgerEntry.Published)),
        Complete = row.GetDateTimeOffset(nameof(LedgerEntry.Complete)),
        Due = row.GetDateTimeOffset(nameof(LedgerEntry.Due)),
        ReadAgain = row.GetDateTimeOffset(nameof(LedgerEntry.ReadAgain)),
        Expires = row.GetDateTimeOffset(nameof(LedgerEntry.Expires)),
        SiteLanguages = row.GetString(nameof(LedgerEntry.SiteLanguages)),
        ReadAlone = row.GetDateTimeOffset(nameof(LedgerEntry.ReadAlone)),
        Changed = row.Timestamp,
        RowETag = row.ETag.ToString(),
    };

    private static string? Join(IReadOnlyList<string> lines)
    {
        // A text property holds 32 Ki characters.
        const int maxLength = 30_000;
        var all = string.Join(Separator, lines.Select(line => line.ReplaceLineEndings(" ")));
        return all.Length switch { 0 => null, > maxLength => all[..maxLength], _ => all };
    }

    private static string[] Split(string? lines) => lines?.Split(Separator) ?? [];
}
