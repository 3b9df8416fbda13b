using Newsroom.Content;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing;

/// <summary>
/// The way of an upload: open its row in the ledger, then take it in for what it is: an article, what an editor says of one, or a glossary. Running it again at
/// any time, even twice at once, ends in the same state: the ledger tells what is settled, and the article's row takes one change at a time.
/// </summary>
public sealed class Ingestion(
    Inbox inbox, Ledger ledger, Submissions submissions, Corrections corrections, Glossaries glossaries, TimeProvider clock, ILogger<Ingestion> log)
{
    /// <summary>Brings the articles in line with the container for one path: published, updated or withdrawn.</summary>
    public async Task IngestAsync(string path, CancellationToken cancellationToken)
    {
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
            await (upload.Path.IsCorrection ? CorrectAsync(entry, cancellationToken)
                : upload.Path.IsGlossary ? TakeInGlossaryAsync(entry, cancellationToken)
                : submissions.TakeInAsync(entry, isNew ? upload : null, cancellationToken));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            span.Fail(error);
            await ledger.TryWriteAsync(entry with { State = LedgerState.Failed, Error = error.Message }, cancellationToken);
            throw;
        }
    }

    /// <summary>Takes away what a deleted upload gave.</summary>
    public async Task WithdrawAsync(string path, CancellationToken cancellationToken)
    {
        var blob = new BlobPath(path);
        if (!blob.IsCorrection && !blob.IsGlossary)
        {
            await submissions.WithdrawAsync(path, cancellationToken);
        }
        else if (await ledger.FindAsync(path, cancellationToken) is { State: not LedgerState.Withdrawn } entry
            && await (blob.IsGlossary ? ForgetGlossaryAsync(entry, cancellationToken) : TakeBackAsync(entry, cancellationToken)))
        {
            await ledger.WithdrawAsync(entry, clock.GetUtcNow(), cancellationToken);
            log.Withdrawn(entry.Article, path);
        }
    }

    /// <summary>Starts an upload over, whatever its state.</summary>
    public async Task RetryAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await ledger.TakeOverAsync(entry with { State = LedgerState.Received, Attempts = 0, Error = null }, cancellationToken);
        await IngestAsync(entry.Path, cancellationToken);
    }

    /// <summary>The row for this content, marked as received, and whether its path is new; null where the content was settled before.</summary>
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
        if (known?.ETag == upload.ETag)
        {
            if (known.Settled || (known.State == LedgerState.Held && !(known.Due <= clock.GetUtcNow())))
            {
                return null;
            }

            entry = entry with { Received = known.Received, Attempts = known.Attempts + 1 };
        }

        return (await ledger.TakeOverAsync(entry, cancellationToken), false);
    }

    /// <summary>Takes in what an editor says of a file, and reads that file again.</summary>
    private async Task CorrectAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Correct, entry.Path);
        try
        {
            if (await corrections.TakeInAsync(entry, cancellationToken) is not var (corrected, warnings))
            {
                await WithdrawAsync(entry.Path, cancellationToken);
                return;
            }

            var name = $"{new BlobPath(entry.Path).Base}.";
            if (await submissions.ReadAgainAsync(corrected, cancellationToken) == 0 && !await inbox.ListAsync(cancellationToken, name).AnyAsync(item => corrected.Contains(item.Path), cancellationToken))
            {
                warnings = [.. warnings, "There is no file of this name yet: it will be corrected when it comes."];
            }

            await ledger.TryWriteAsync(entry with { State = LedgerState.Complete, Complete = clock.GetUtcNow(), Warnings = warnings }, cancellationToken);
        }
        catch (UnreadableException reason)
        {
            span.Fail(reason);
            await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            log.Rejected(entry.Article, entry.Path);
        }
    }

    private async Task TakeInGlossaryAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            if (await glossaries.TakeInAsync(entry.Path, cancellationToken) is { } warnings)
            {
                await ledger.TryWriteAsync(entry with { State = LedgerState.Complete, Complete = clock.GetUtcNow(), Warnings = warnings }, cancellationToken);
            }
            else
            {
                await WithdrawAsync(entry.Path, cancellationToken);
            }
        }
        catch (UnreadableException reason)
        {
            await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            log.Rejected(entry.Article, entry.Path);
        }
    }

    /// <summary>Reads the file anew of which an editor has taken back what was said.</summary>
    /// <returns>False where the correction is there after all, and has its own turn.</returns>
    private async Task<bool> TakeBackAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (await corrections.TakeOutAsync(entry, cancellationToken) is not { } corrected)
        {
            return false;
        }

        await submissions.ReadAgainAsync(corrected, cancellationToken);
        return true;
    }

    /// <returns>False where the glossary is there after all, and has its own turn.</returns>
    private async Task<bool> ForgetGlossaryAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (await inbox.HasAsync(entry.Path, cancellationToken))
        {
            return false;
        }

        glossaries.Forget();
        return true;
    }
}
