using Newsroom.Content;
using Newsroom.Publishing.Reconciling;
using Newsroom.Publishing.Uploads;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing;

/// <summary>
/// Processes an upload: opens its ledger row, then handles it as what it is: an article, a correction or a glossary. Running it again at
/// any time, even twice at once, ends in the same state: the ledger says what is settled, and an article's row takes one change at a time.
/// </summary>
public sealed class Ingestion(
    Inbox inbox,
    Ledger ledger,
    UploadProcessing articles,
    CorrectionProcessing corrections,
    GlossaryProcessing glossaries,
    TimeProvider clock,
    ILogger<Ingestion> log)
{
    private const string EndedTwice =
        "The app ended twice while it processed this file, the second time while it read nothing else: the file takes too much time or "
        + "memory to read. Make it smaller or simpler, or divide it, and upload it again.";

    private const string DotSegment =
        "A path must have no part '.' or '..', because its address is that of another file. Upload it under another name.";

    /// <summary>After that long a process that reads a file by itself has ended, not only been slow.</summary>
    private static readonly TimeSpan MaxReadAlone = TimeSpan.FromMinutes(1);

    /// <summary>Compares one path of the container with the articles: publishes, updates or withdraws.</summary>
    public async Task IngestAsync(string path, CancellationToken cancellationToken)
    {
        if (HasDotSegment(path))
        {
            await RefuseAsync(path, cancellationToken);
            return;
        }

        // One that was published before such files were known goes on being an article.
        if (new BlobPath(path).IsSideFile && await ledger.FindAsync(path, cancellationToken) is null)
        {
            return;
        }

        using var span = Spans.Start(Spans.Ingest, path);
        if (await inbox.DownloadAsync(path, cancellationToken) is not { } upload)
        {
            await WithdrawAsync(path, cancellationToken);
            return;
        }

        if (await OpenAsync(upload, cancellationToken) is not var (entry, isNew))
        {
            return;
        }

        try
        {
            await (upload.Path.IsCorrection ? corrections.ProcessAsync(entry, cancellationToken)
                : upload.Path.IsGlossary ? glossaries.ProcessAsync(entry, cancellationToken)
                : articles.ProcessAsync(entry, isNew ? upload : null, cancellationToken));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            span.Fail(error);
            await FailAsync(entry, error.Message, cancellationToken);
            throw;
        }
    }

    /// <summary>Withdraws the edition of a deleted upload.</summary>
    public Task WithdrawAsync(string path, CancellationToken cancellationToken) => new BlobPath(path) switch
    {
        _ when HasDotSegment(path) => RefuseAsync(path, cancellationToken),
        { IsCorrection: true } => corrections.WithdrawAsync(path, cancellationToken),
        { IsGlossary: true } => glossaries.WithdrawAsync(path, cancellationToken),
        _ => articles.WithdrawAsync(path, cancellationToken),
    };

    /// <summary>Starts over, whatever the state of the upload, and resets its attempts.</summary>
    public async Task RestartAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await ledger.TakeOverAsync(
            entry with { State = LedgerState.Received, Attempts = 0, Error = null, Due = null, ReadAlone = null }, cancellationToken);
        await IngestAsync(entry.Path, cancellationToken);
    }

    // An address with such a part is that of another blob, so its content cannot be read.
    private static bool HasDotSegment(string path) => path.Split('/', '\\').Any(part => part is "." or "..");

    /// <summary>Rejects a file because of its name, or records that it was deleted.</summary>
    private async Task RefuseAsync(string path, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(path, cancellationToken);
        var item = await inbox.ListAsync(cancellationToken, path).FirstOrDefaultAsync(item => item.Path == path, cancellationToken);
        if (item is null)
        {
            await (known is { State: not LedgerState.Withdrawn }
                ? ledger.WithdrawAsync(known, clock.GetUtcNow(), cancellationToken) : Task.CompletedTask);
            return;
        }

        var entry = new LedgerEntry
        {
            Path = path,
            ETag = item.ETag,
            State = LedgerState.Rejected,
            Article = new BlobPath(path).ArticleId,
            Received = clock.GetUtcNow(),
            Attempts = 1,
            Error = DotSegment,
        };
        if (await ledger.TryOpenAsync(entry, cancellationToken) is null && (known?.ETag, known?.State) != (entry.ETag, entry.State))
        {
            await ledger.TakeOverAsync(entry, cancellationToken);
        }

        log.Rejected(entry.Article, path);
    }

    /// <returns>
    /// The row for this content in the state received, and whether its path is new; null if the content is already settled.
    /// </returns>
    private async Task<(LedgerEntry Entry, bool IsNew)?> OpenAsync(Upload upload, CancellationToken cancellationToken)
    {
        var entry = new LedgerEntry
        {
            Path = upload.Path.Path,
            ETag = upload.ETag,
            State = LedgerState.Received,
            Article = upload.Path.ArticleId,
            Received = clock.GetUtcNow(),
            Attempts = 1,
        };
        if (await ledger.TryOpenAsync(entry, cancellationToken) is { } opened)
        {
            return (opened, true);
        }

        var known = await ledger.FindAsync(entry.Path, cancellationToken);
        if (known is { State: not LedgerState.Withdrawn })
        {
            // It stays the article that it is, whatever paths mean by now, and its edition expires even if the new content is rejected.
            entry = entry with { Article = known.Article, Expires = known.Expires };
        }

        if (known?.ETag == upload.ETag)
        {
            if (await ContinueAsync(entry, known, cancellationToken) is not { } next)
            {
                return null;
            }

            entry = next;
        }

        return (await ledger.TakeOverAsync(entry, cancellationToken), false);
    }

    /// <param name="entry">The row of an attempt that begins.</param>
    /// <param name="known">The row of the last attempt with the same content.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The row of the next attempt; null if there is to be none.</returns>
    private async Task<LedgerEntry?> ContinueAsync(LedgerEntry entry, LedgerEntry known, CancellationToken cancellationToken)
    {
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
        var due = clock.GetUtcNow() + RetrySchedule.PauseAfterFailure(entry.Attempts);
        return entry.WasInterrupted
            // Its row has been written since it was taken over.
            ? ledger.UpdateAsync(
                entry.Path,
                row => Task.FromResult((row.State, row.ETag, row.Attempts) != (entry.State, entry.ETag, entry.Attempts) ? row
                    : row with { State = LedgerState.Failed, Error = reason, Due = due, ReadAlone = null }),
                cancellationToken)
            : ledger.TryWriteAsync(entry with { State = LedgerState.Failed, Error = reason, Due = due }, cancellationToken);
    }
}
