using Newsroom.Content;
using Newsroom.Publishing.Uploads;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Reconciling;

/// <summary>Takes snapshots of the container and the ledger.</summary>
public sealed class ContainerSnapshots(
    Inbox inbox, Ledger ledger, Rebuild rebuild, UploadFiles files, PdfFiles pdfs, RetrySchedule schedule)
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
        var snapshot = new ContainerSnapshot(items, entries, request?.Since, schedule, files.IsFile)
        {
            Uses = pdfs.UsesIn(items, entries.Values),
        };
        if (request is not null && !snapshot.Restarted().Any())
        {
            await rebuild.EndAsync(request, cancellationToken);
        }

        return snapshot;
    }
}

/// <summary>The files of the container, and the articles in those that hold several, beside their ledger rows.</summary>
/// <param name="Items">The files.</param>
/// <param name="Entries">The ledger rows by path.</param>
/// <param name="RebuildSince">Rows older than this must be read again; null for none.</param>
/// <param name="Schedule">When uploads are retried.</param>
/// <param name="IsFile">Whether a path is that of a file that is no article.</param>
public sealed record ContainerSnapshot(
    IReadOnlyList<InboxItem> Items,
    IReadOnlyDictionary<string, LedgerEntry> Entries,
    DateTimeOffset? RebuildSince,
    RetrySchedule Schedule,
    Func<BlobPath, bool> IsFile)
{
    /// <summary>What each PDF is now, by path.</summary>
    public IReadOnlyDictionary<string, PdfUse> Uses { get; init; } = new Dictionary<string, PdfUse>();

    private IReadOnlyList<ListedPath> Listed { get; } =
    [
        .. from item in Items
           let file = Entries.GetValueOrDefault(item.Path)
           where file is { IsList: true }
           from path in file.ItemPaths
           select new ListedPath(path, item, file),
    ];

    /// <summary>Rows that a rebuild has not read again yet. A file is read again with all articles in it.</summary>
    public IEnumerable<LedgerEntry> Restarted() => Items.Select(item => item.Path)
        .Concat(Listed.Where(listed => !IsBeforeRebuild(listed.File)).Select(listed => listed.Path))
        .Select(path => Entries.GetValueOrDefault(path)).OfType<LedgerEntry>().Where(IsBeforeRebuild);

    /// <summary>
    /// New or changed files that no event announced, and uploads whose processing was interrupted, failed or has come due. A file is
    /// processed with all articles in it.
    /// </summary>
    public IEnumerable<string> Missed()
    {
        var files = Items.Where(IsMissed).Select(item => item.Path).ToHashSet(StringComparer.Ordinal);
        return files.Concat(Listed.Where(listed => !files.Contains(listed.Item.Path) && IsMissed(listed)).Select(listed => listed.Path));
    }

    /// <summary>Rows of what no longer exists. A file is withdrawn with all articles in it.</summary>
    public IEnumerable<LedgerEntry> Deleted()
    {
        var present = Items.Select(item => item.Path).Concat(Listed.Select(listed => listed.Path)).ToHashSet(StringComparer.Ordinal);
        var deleted = Entries.Values
            .Where(entry => entry.State != LedgerState.Withdrawn && !present.Contains(entry.Path)).ToList();
        var withFiles = deleted.SelectMany(entry => entry.ItemPaths).ToHashSet(StringComparer.Ordinal);
        return deleted.Where(entry => !withFiles.Contains(entry.Path));
    }

    /// <summary>Bundles that do not exist, while files do that were unpacked from them.</summary>
    public IEnumerable<string> LostBundles()
    {
        var bundles = Items.Select(item => item.Bundle).OfType<string>().ToHashSet(StringComparer.Ordinal);
        bundles.ExceptWith(Items.Select(item => item.Path));
        return bundles;
    }

    /// <summary>Rows whose files have not changed since they were processed.</summary>
    public IEnumerable<LedgerEntry> Processed() => Items
        .Where(item => Entries.GetValueOrDefault(item.Path)?.ETag == item.ETag).Select(item => item.Path)
        .Concat(Listed.Where(listed => listed.IsCurrent).Select(listed => listed.Path))
        .Select(path => Entries.GetValueOrDefault(path)).OfType<LedgerEntry>();

    private bool IsMissed(InboxItem item) => Entries.GetValueOrDefault(item.Path) is var entry
        && !IsBeforeRebuild(entry)
        && !(entry is null && new BlobPath(item.Path).IsSideFile)
        && (entry?.ETag != item.ETag ? Schedule.IsMissed(item)
            : Schedule.IsDue(entry) || IsFileThatWasRejected(entry) || HasOtherUse(entry));

    // A file that is complete has completed all its articles. One that was withdrawn from an older version at the same time was not.
    private bool IsMissed(ListedPath listed) => Entries.GetValueOrDefault(listed.Path) is var entry
        && !IsBeforeRebuild(entry)
        && (entry is null or { State: LedgerState.Withdrawn }
            ? listed is { IsCurrent: true, File.State: LedgerState.Complete } && Schedule.IsMissed(listed.Item) : Schedule.IsDue(entry));

    // As all files were before articles could refer to them.
    private bool IsFileThatWasRejected(LedgerEntry entry) =>
        entry.State == LedgerState.Rejected && !UploadRefusal.HasDotSegment(entry.Path)
        && new BlobPath(entry.Path) is { IsBundle: false } path && IsFile(path);

    // An article that makes it a file came or went. What is being processed finds out by itself.
    private bool HasOtherUse(LedgerEntry entry) =>
        entry.State is not (LedgerState.Received or LedgerState.Failed)
        && Uses.TryGetValue(entry.Path, out var use) && entry.Use != use;

    private bool IsBeforeRebuild(LedgerEntry? entry) => entry?.Changed < RebuildSince;

    /// <summary>The path of an article in a file with several.</summary>
    private sealed record ListedPath(string Path, InboxItem Item, LedgerEntry File)
    {
        public bool IsCurrent => File.ETag == Item.ETag;
    }
}
