using Newsroom.Content;
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
    TimeProvider clock)
{
    /// <summary>Compares one path of the container with the articles: publishes, updates or withdraws.</summary>
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
            await (upload.Path.IsCorrection ? corrections.ProcessAsync(entry, cancellationToken)
                : upload.Path.IsGlossary ? glossaries.ProcessAsync(entry, cancellationToken)
                : articles.ProcessAsync(entry, isNew ? upload : null, cancellationToken));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            span.Fail(error);
            await ledger.TryWriteAsync(entry with { State = LedgerState.Failed, Error = error.Message }, cancellationToken);
            throw;
        }
    }

    /// <summary>Withdraws the edition of a deleted upload.</summary>
    public Task WithdrawAsync(string path, CancellationToken cancellationToken) => new BlobPath(path) switch
    {
        { IsCorrection: true } => corrections.WithdrawAsync(path, cancellationToken),
        { IsGlossary: true } => glossaries.WithdrawAsync(path, cancellationToken),
        _ => articles.WithdrawAsync(path, cancellationToken),
    };

    /// <summary>Starts over, whatever the state of the upload, and resets its attempts.</summary>
    public async Task RestartAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await ledger.TakeOverAsync(entry with { State = LedgerState.Received, Attempts = 0, Error = null }, cancellationToken);
        await IngestAsync(entry.Path, cancellationToken);
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
        if (known?.ETag == upload.ETag)
        {
            var isStale = known.IsStale(clock.GetUtcNow());
            if ((known.IsSettled && !isStale) || (known.State == LedgerState.Held && !known.IsDue(clock.GetUtcNow())))
            {
                return null;
            }

            entry = entry with { Received = known.Received, Attempts = isStale ? 1 : known.Attempts + 1 };
        }

        return (await ledger.TakeOverAsync(entry, cancellationToken), false);
    }
}
