using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Reconciling;

/// <summary>Takes snapshots of the container and the ledger.</summary>
public sealed class ContainerSnapshots(Inbox inbox, Ledger ledger, Rebuild rebuild, RetrySchedule schedule)
{
    /// <summary>
    /// Reads both, and ends a rebuild that is complete. The ledger is read before the container: an upload in between has no row and is too
    /// young to count as missed, and a file deleted in between keeps its row until the next run.
    /// </summary>
    public async Task<ContainerSnapshot> TakeAsync(CancellationToken cancellationToken)
    {
        var request = await rebuild.FindAsync(cancellationToken);
        var entries = await ledger.ReadAllAsync(state: null, cancellationToken)
            .ToDictionaryAsync(entry => entry.Path, cancellationToken: cancellationToken);
        var items = await inbox.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        var snapshot = new ContainerSnapshot(items, entries, request?.Since, schedule);
        if (request is not null && !snapshot.Restarted().Any())
        {
            await rebuild.EndAsync(request, cancellationToken);
        }

        return snapshot;
    }
}

/// <summary>The files of the container beside their ledger rows.</summary>
/// <param name="Items">The files.</param>
/// <param name="Entries">The ledger rows by path.</param>
/// <param name="RebuildSince">Rows older than this must be read again; null for none.</param>
/// <param name="Schedule">When uploads are retried.</param>
public sealed record ContainerSnapshot(
    IReadOnlyList<InboxItem> Items,
    IReadOnlyDictionary<string, LedgerEntry> Entries,
    DateTimeOffset? RebuildSince,
    RetrySchedule Schedule)
{
    /// <summary>Rows that a rebuild has not read again yet.</summary>
    public IEnumerable<LedgerEntry> Restarted() =>
        Items.Select(item => Entries.GetValueOrDefault(item.Path)).OfType<LedgerEntry>().Where(IsBeforeRebuild);

    /// <summary>
    /// New or changed files that no event announced, and uploads whose processing was interrupted, failed or has come due.
    /// </summary>
    public IEnumerable<InboxItem> Missed() => Items.Where(item => Entries.GetValueOrDefault(item.Path) is var entry
        && !IsBeforeRebuild(entry)
        && !(entry is null && new BlobPath(item.Path).IsSideFile)
        && (entry?.ETag != item.ETag ? Schedule.IsMissed(item) : Schedule.IsDue(entry)));

    /// <summary>Rows of files that no longer exist.</summary>
    public IEnumerable<LedgerEntry> Deleted()
    {
        var present = Items.Select(item => item.Path).ToHashSet(StringComparer.Ordinal);
        return Entries.Values.Where(entry => entry.State != LedgerState.Withdrawn && !present.Contains(entry.Path));
    }

    /// <summary>Rows whose files have not changed since they were processed.</summary>
    public IEnumerable<LedgerEntry> Processed() =>
        Items.Where(item => Entries.GetValueOrDefault(item.Path)?.ETag == item.ETag).Select(item => Entries[item.Path]);

    private bool IsBeforeRebuild(LedgerEntry? entry) => entry?.Changed < RebuildSince;
}
