using Newsroom.Content;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>Uploads that correct what was read from the file beside them (<c>summit.meta.yaml</c>).</summary>
public sealed class CorrectionProcessing(
    Inbox inbox, Ledger ledger, Corrections corrections, UploadProcessing articles, TimeProvider clock, ILogger<CorrectionProcessing> log)
{
    /// <summary>Stores a correction with its article, and reads the corrected file again.</summary>
    public async Task ProcessAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Correct, entry.Path);
        try
        {
            await RefuseListAsync(entry, cancellationToken);
            if (await corrections.StoreAsync(entry, cancellationToken) is not var (corrected, warnings))
            {
                await WithdrawAsync(entry.Path, cancellationToken);
                return;
            }

            if (await articles.ReadAgainAsync(corrected, cancellationToken) == 0
                && !await ExistsAsync(entry, corrected, cancellationToken))
            {
                warnings = [.. warnings, "There is no file of this name yet: it will be corrected when it comes."];
            }

            await ledger.TryWriteAsync(
                entry with { State = LedgerState.Complete, Complete = clock.GetUtcNow(), Warnings = warnings }, cancellationToken);
        }
        catch (UnreadableException reason)
        {
            span.Fail(reason);
            await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            log.Rejected(entry.Article, entry.Path);
        }
    }

    /// <summary>Reads the corrected file again without the correction, unless the correction's blob exists again.</summary>
    public async Task WithdrawAsync(string path, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(path, cancellationToken) is not { State: not LedgerState.Withdrawn } entry
            || await corrections.RemoveAsync(entry, cancellationToken) is not { } corrected)
        {
            return;
        }

        await articles.ReadAgainAsync(corrected, cancellationToken);
        await ledger.WithdrawAsync(entry, clock.GetUtcNow(), cancellationToken);
        log.Withdrawn(entry.Article, path);
    }

    /// <exception cref="UnreadableException">The file beside it holds several articles.</exception>
    private async Task RefuseListAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var file = $"{new BlobPath(entry.Path).Base}.{BlobPath.ListExtension}";
        if (await ledger.FindAsync(file, cancellationToken) is { IsList: true } list)
        {
            var example = list.ItemPaths.FirstOrDefault(file);
            throw new UnreadableException(
                $"{file} holds several articles. Correct one of them, by its own path: {new BlobPath(example).Base}.meta.yaml.");
        }
    }

    private async Task<bool> ExistsAsync(LedgerEntry entry, IReadOnlyList<string> corrected, CancellationToken cancellationToken)
    {
        var files = inbox.ListAsync(cancellationToken, $"{new BlobPath(entry.Path).Base}.");
        return await files.AnyAsync(item => corrected.Contains(item.Path), cancellationToken);
    }
}
