using Newsroom.Content;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Uploads into the folder <c>site/</c>: the look of the pages. The look is written first, then the generations of all languages, the
/// ledger last: so whatever is interrupted is done again, and a page that is made after its generation has a look that is as new.
/// </summary>
public sealed class LookProcessing(
    LookReading reading,
    LookStore store,
    FileProcessing files,
    UploadProcessing articles,
    UploadOutcome outcome,
    Ledger ledger,
    TimeProvider clock)
{
    /// <summary>Attempts that were interrupted: after these, the file is taken for the reason.</summary>
    private const int MaxInterruptions = 3;

    /// <summary>Has the pages show what the file is now.</summary>
    /// <param name="entry">Its ledger row, which this process has taken over.</param>
    /// <param name="isNew">Whether its path was never seen before.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    public async Task ProcessAsync(LedgerEntry entry, bool isNew, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Read, entry.Path);
        if (!isNew && !await TryWithdrawArticlesAsync(entry, cancellationToken))
        {
            return;
        }

        var path = new BlobPath(entry.Path);
        if (path.IsOwnPage && entry.WasInterrupted && entry.Attempts > MaxInterruptions)
        {
            await ReplaceAsync(path, LookPart.None, cancellationToken);
            await RejectAsync(entry, "The app ended each time that it read this file.", cancellationToken);
            return;
        }

        if (!path.IsOwnPage && await files.RecordAsync(entry, cancellationToken) is null)
        {
            await WithdrawAsync(entry.Path, cancellationToken);
            return;
        }

        var part = await ReplaceAsync(path, known: null, cancellationToken);
        if (!part.Exists)
        {
            await WithdrawAsync(entry.Path, cancellationToken);
            return;
        }

        await CompleteAsync(entry with { ETag = part.ETag }, part, cancellationToken);
    }

    /// <summary>Takes a deleted file off the pages, unless it exists again: then its own trigger processes it.</summary>
    public async Task WithdrawAsync(string path, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(path, cancellationToken) is not { State: not LedgerState.Withdrawn } entry
            || await reading.ExistsAsync(path, cancellationToken)
            || !await TryWithdrawArticlesAsync(entry, cancellationToken))
        {
            return;
        }

        var blob = new BlobPath(path);
        if ((!blob.IsOwnPage && !await files.TryForgetAsync(path, cancellationToken))
            || (await ReplaceAsync(blob, known: null, cancellationToken)).Exists)
        {
            return;
        }

        await ledger.WithdrawAsync(entry, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>The folder may have had articles before it was that of the look.</summary>
    /// <returns>False if another process has taken the upload over.</returns>
    private async Task<bool> TryWithdrawArticlesAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await articles.WithdrawAllAsync(entry.ItemPaths, cancellationToken);
        return await articles.TryWithdrawEditionAsync(entry, cancellationToken);
    }

    /// <summary>Writes what a path has now into the look.</summary>
    private async Task<LookPart> ReplaceAsync(BlobPath path, LookPart? known, CancellationToken cancellationToken)
    {
        var part = LookPart.None;
        await Conflict.RetryAsync(async _ =>
        {
            // The file is read after the look: then a write that matches the look never replaces newer content by older. It is written
            // also if nothing changes: a process that has read the file before it was deleted must not write it afterwards.
            var stored = await store.LoadAsync(cancellationToken);
            part = known ?? await reading.ReadAsync(path, cancellationToken);
            try
            {
                return await TrySaveAsync(stored, path, part, cancellationToken);
            }
            catch (UnreadableException tooLarge)
            {
                part = part with { Page = null, File = null, Error = tooLarge.Message };
                return await TrySaveAsync(stored, path, part, cancellationToken);
            }
        });
        await store.AnnounceAsync(cancellationToken);
        return part;
    }

    private Task<bool> TrySaveAsync(StoredLook stored, BlobPath path, LookPart part, CancellationToken cancellationToken) =>
        store.TrySaveAsync(stored with { Look = stored.Look.With(path.Path, part.Page, part.File) }, cancellationToken);

    private Task<bool> CompleteAsync(LedgerEntry entry, LookPart part, CancellationToken cancellationToken) => part switch
    {
        { Error: { } reason } => RejectAsync(entry, reason, cancellationToken),
        { Draft: { } draft, Page: null } => outcome.HeldAsync(draft with { Warnings = part.Warnings }, entry, cancellationToken),
        _ => ledger.TryWriteAsync(
            entry.AsFile(clock.GetUtcNow(), part.Warnings) with { Files = part.Page?.Files ?? [], Expires = part.Page?.Expires },
            cancellationToken),
    };

    private Task<bool> RejectAsync(LedgerEntry entry, string reason, CancellationToken cancellationToken) =>
        ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason }, cancellationToken);
}
