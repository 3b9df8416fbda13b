using Newsroom.Content;
using Newsroom.Publishing.Editions;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>An upload as it was read, and its article.</summary>
public sealed record UploadDraft(StoredArticle Stored, Upload Upload, Draft Draft, LedgerEntry Entry);

/// <summary>
/// Publishes, holds or withdraws one upload, or has it be a file and no article; updates its siblings, and then records the outcome.
/// </summary>
public sealed class UploadPublication(
    ArticleStore articles,
    PublishUpload publish,
    WithdrawUpload withdraw,
    UploadOutcome outcome,
    FileProcessing files,
    PdfLinks links,
    ILogger<UploadPublication> log)
{
    /// <param name="read">The upload as it was read.</param>
    /// <param name="updateSiblings">Updates its siblings; false if the upload must be read again.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <returns>False if another writer was faster: read the article and the upload again.</returns>
    public async Task<bool> TryPublishAsync(
        UploadDraft read, Func<Article, Task<bool>> updateSiblings, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Publish, read.Entry.Path);
        if (await publish.TryPublishAsync(read.Stored, read.Upload, read.Draft, cancellationToken) is not { } article)
        {
            return false;
        }

        if (!await updateSiblings(article)
            || !await outcome.PublishedAsync(read.Stored.Article, article, read.Upload, read.Draft, read.Entry, cancellationToken))
        {
            return false;
        }

        span?.SetTag(Spans.Article, article.Id);
        return true;
    }

    /// <inheritdoc cref="TryPublishAsync"/>
    public async Task<bool> TryHoldAsync(
        UploadDraft read, Func<Article, Task<bool>> updateSiblings, CancellationToken cancellationToken)
    {
        if (read.Stored.ETag is not null)
        {
            if (await withdraw.TryWithdrawAsync(read.Stored, read.Entry.Path, cancellationToken) is not { } article
                || !await updateSiblings(article))
            {
                return false;
            }
        }

        return await outcome.HeldAsync(read.Draft, read.Entry, cancellationToken);
    }

    /// <summary>Has a PDF be a file: withdraws its edition, and lets the article of its name offer it.</summary>
    /// <inheritdoc cref="TryPublishAsync"/>
    public async Task<bool> TryFileAsync(
        StoredArticle stored, LedgerEntry entry, Func<Article, Task<bool>> updateSiblings, CancellationToken cancellationToken)
    {
        // Written also if nothing changes: then a process that has read the row before can't publish the PDF afterwards.
        var offering = stored.Article.Offering(entry.Path, entry.Use == PdfUse.Download);
        return await articles.TrySaveAsync(stored with { Article = offering }, cancellationToken) is { } saved
            && await withdraw.TryWithdrawAsync(saved, entry.Path, cancellationToken) is { } article
            && await updateSiblings(article)
            && await files.CompleteAsync(entry, warnings: [], cancellationToken);
    }

    /// <inheritdoc cref="FileProcessing.RecordAsync"/>
    public Task<StoredFile?> RecordFileAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        files.RecordAsync(entry, cancellationToken);

    /// <inheritdoc cref="FileProcessing.TryForgetAsync"/>
    public Task<bool> TryForgetFileAsync(string path, CancellationToken cancellationToken) => files.TryForgetAsync(path, cancellationToken);

    /// <inheritdoc cref="PdfLinks.RecordAsync"/>
    public Task<(LedgerEntry Entry, IReadOnlyList<string> Articles)?> RecordLinksAsync(
        LedgerEntry entry, Draft draft, CancellationToken cancellationToken) => links.RecordAsync(entry, draft, cancellationToken);

    /// <summary>Withdraws an upload, and has its article not offer it any more, if it is a PDF.</summary>
    /// <inheritdoc cref="WithdrawUpload.TryWithdrawAsync" path="/returns"/>
    public async Task<Article?> TryWithdrawAsync(StoredArticle stored, string path, CancellationToken cancellationToken)
    {
        var current = stored.Article.Pdfs?.Contains(path) == true
            ? await articles.TrySaveAsync(stored with { Article = stored.Article.Offering(path, isOffered: false) }, cancellationToken)
            : stored;
        return current is null ? null : await withdraw.TryWithdrawAsync(current, path, cancellationToken);
    }

    public void LogWithdrawn(LedgerEntry entry) => log.Withdrawn(entry.Article, entry.Path);
}
