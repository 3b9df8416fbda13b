using Newsroom.Content;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Uploads that are no articles: files, bundles and the look of the site. A bundle is a file, too, so that an article can offer it, and its
/// files are uploads of their own.
/// </summary>
public sealed class FileUploads(
    FileProcessing files,
    BundleUnpacking bundles,
    ArchiveHints hints,
    LookProcessing look,
    Inbox inbox,
    Ledger ledger,
    ILogger<FileUploads> log)
{
    /// <summary>Records what a file is, and has readers see it.</summary>
    /// <param name="entry">Its ledger row, which this process has taken over.</param>
    /// <param name="isNew">Whether its path was never seen before.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    public Task ProcessAsync(LedgerEntry entry, bool isNew, CancellationToken cancellationToken) => new BlobPath(entry.Path) switch
    {
        { IsOfSite: true } => look.ProcessAsync(entry, isNew, cancellationToken),
        { IsBundle: true } => UnpackAsync(entry, cancellationToken),
        _ => DescribeAsync(entry, cancellationToken),
    };

    /// <summary>Forgets a deleted file. The files of a bundle are deleted before its row says so.</summary>
    public async Task WithdrawAsync(string path, CancellationToken cancellationToken)
    {
        if (new BlobPath(path).IsOfSite)
        {
            await look.WithdrawAsync(path, cancellationToken);
            return;
        }

        if (new BlobPath(path).IsBundle && !await inbox.HasAsync(path, cancellationToken))
        {
            await bundles.RemoveAllAsync(path, cancellationToken);
            if (await inbox.HasAsync(path, cancellationToken))
            {
                // It came back, and some of its files may have been taken for those of the deleted one.
                await bundles.UnpackAsync(path, cancellationToken);
            }
        }

        await files.WithdrawAsync(path, cancellationToken);
    }

    private async Task DescribeAsync(LedgerEntry entry, CancellationToken cancellationToken) => await files.ProcessAsync(
        entry, await hints.FindAsync(entry.Path, cancellationToken), cancellationToken);

    private async Task UnpackAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Read, entry.Path);
        try
        {
            if (await files.RecordAsync(entry, cancellationToken) is not { } file
                || await bundles.UnpackAsync(entry.Path, cancellationToken) is not { } warnings)
            {
                await WithdrawAsync(entry.Path, cancellationToken);
                return;
            }

            await files.CompleteAsync(entry with { ETag = file.ETag }, warnings, cancellationToken);
        }
        catch (UnreadableException reason)
        {
            span.Fail(reason);
            await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            log.Rejected(entry.Article, entry.Path);
        }
    }
}
