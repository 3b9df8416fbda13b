using System.Diagnostics;
using Newsroom.Content;
using Newsroom.Publishing.Reconciling;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>Attempts to process uploads: opens their ledger rows before, and records failures.</summary>
public sealed class UploadAttempts(Ledger ledger, UploadProcessing articles, TimeProvider clock, ILogger<UploadAttempts> log)
{
    private const string EndedTwice =
        "The app ended twice while it processed this file, the second time while it read nothing else: the file takes too much time or "
        + "memory to read. Make it smaller or simpler, or divide it, and upload it again.";

    /// <summary>After that long a process that reads a file by itself has ended, not only been slow.</summary>
    private static readonly TimeSpan MaxReadAlone = TimeSpan.FromMinutes(1);

    /// <summary>Processes an upload, unless its content is already settled.</summary>
    /// <param name="upload">The upload as it is now.</param>
    /// <param name="process">Gets the upload's row in the state received, and whether its path is new.</param>
    /// <param name="span">The span of the processing.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    public async Task RunAsync(
        Upload upload, Func<LedgerEntry, bool, Task> process, Activity? span, CancellationToken cancellationToken)
    {
        if (await OpenAsync(upload, cancellationToken) is not var (entry, isNew))
        {
            return;
        }

        try
        {
            await process(entry, isNew);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            span.Fail(error);
            await FailAsync(entry, error.Message, cancellationToken);
            throw;
        }
    }

    public async Task<bool> IsKnownAsync(string path, CancellationToken cancellationToken) =>
        await ledger.FindAsync(path, cancellationToken) is not null;

    /// <summary>Resets the row of an upload, if there is one, so that the next attempt is its first.</summary>
    public Task ResetAsync(string path, CancellationToken cancellationToken) => ledger.UpdateAsync(
        path,
        row => Task.FromResult(row with { State = LedgerState.Received, Attempts = 0, Error = null, Due = null, ReadAlone = null }),
        cancellationToken);

    /// <returns>
    /// The row for this content in the state received, and whether its path is new; null if the content is already settled.
    /// </returns>
    private async Task<(LedgerEntry Entry, bool IsNew)?> OpenAsync(Upload upload, CancellationToken cancellationToken)
    {
        var first = new LedgerEntry
        {
            Path = upload.Path.Path,
            ETag = upload.ETag,
            State = LedgerState.Received,
            Article = upload.ArticleId,
            Received = clock.GetUtcNow(),
            Attempts = 1,
            Use = upload.Use,
        };
        (LedgerEntry Entry, bool IsNew)? opened = null;
        await Conflict.RetryAsync(async _ =>
        {
            if (await ledger.TryOpenAsync(first, cancellationToken) is { } inserted)
            {
                opened = (inserted, true);
                return true;
            }

            if (await ledger.FindAsync(first.Path, cancellationToken) is not { } known)
            {
                return false;
            }

            var isFile = upload is { IsFile: true, Use: null, Path.IsBundle: false };
            if (await FollowAsync(first, known, isFile, cancellationToken) is not { } next)
            {
                return true;
            }

            var taken = await ledger.TryTakeOverAsync(next with { RowETag = known.RowETag }, cancellationToken);
            opened = taken is null ? null : (taken, false);
            return taken is not null;
        });
        return opened;
    }

    /// <param name="entry">The row of a first attempt.</param>
    /// <param name="known">The row of the path as it is.</param>
    /// <param name="isFile">Whether it is a file by its name, and never an article.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The row of the next attempt; null if there is to be none.</returns>
    private async Task<LedgerEntry?> FollowAsync(
        LedgerEntry entry, LedgerEntry known, bool isFile, CancellationToken cancellationToken)
    {
        // An article of a file with several that comes back has the content that it had. Before there were files that are no articles,
        // they were rejected.
        if (known.State == LedgerState.Withdrawn || (isFile && known.State == LedgerState.Rejected))
        {
            return entry;
        }

        // It stays the article that it is, whatever paths mean by now, and its edition expires even if the new content is rejected.
        // Of a page of the site's own nothing stays when it can't be read.
        var expires = new BlobPath(entry.Path).IsOfSite ? null : known.Expires;
        entry = entry with { Article = known.Article, Expires = expires, Items = known.Items, Files = known.Files };
        return known.ETag == entry.ETag ? await ContinueAsync(entry, known, cancellationToken) : entry;
    }

    /// <param name="entry">The row of an attempt that begins.</param>
    /// <param name="known">The row of the last attempt with the same content.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The row of the next attempt; null if there is to be none.</returns>
    private async Task<LedgerEntry?> ContinueAsync(LedgerEntry entry, LedgerEntry known, CancellationToken cancellationToken)
    {
        if (known.Use != entry.Use && known.State is not (LedgerState.Received or LedgerState.Failed))
        {
            // An article came or went that makes this PDF a file.
            return entry with { Received = known.Received };
        }

        if (known.HasExpiredEdition(clock.GetUtcNow()))
        {
            await articles.ExpireAsync(known, cancellationToken);
            return null;
        }

        var isStale = known.IsStale(clock.GetUtcNow());
        if ((known.IsSettled && !isStale) || (known.State == LedgerState.Held && !known.IsDue(clock.GetUtcNow())))
        {
            return null;
        }

        if (known.ReadAlone is not null)
        {
            await GiveUpAsync(known, cancellationToken);
            return null;
        }

        return entry with
        {
            Received = known.Received,
            Attempts = isStale ? 1 : known.Attempts + 1,
            // An attempt that fails says so. One that did not was interrupted: this file may be why, or any other of that time.
            WasInterrupted = known.State == LedgerState.Received && known.Attempts > 0,
        };
    }

    /// <summary>Rejects a file over which the process ended for the second time, unless another one may be reading it just now.</summary>
    private async Task GiveUpAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - entry.ReadAlone > MaxReadAlone
            && await ledger.TryWriteAsync(
                entry with { State = LedgerState.Rejected, Error = EndedTwice, ReadAlone = null }, cancellationToken))
        {
            log.Rejected(entry.Article, entry.Path);
        }
    }

    private Task FailAsync(LedgerEntry entry, string reason, CancellationToken cancellationToken)
    {
        // The row may have been written since it was taken over.
        var due = clock.GetUtcNow() + RetrySchedule.PauseAfterFailure(entry.Attempts);
        return ledger.UpdateAsync(
            entry.Path,
            row => Task.FromResult(row.IsSameAttempt(entry)
                ? row with { State = LedgerState.Failed, Error = reason, Due = due, ReadAlone = null } : row),
            cancellationToken);
    }
}
