using Newsroom.Content;
using Newsroom.Publishing.Editions;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>An upload as it was read, and its article.</summary>
public sealed record UploadDraft(StoredArticle Stored, Upload Upload, Draft Draft, LedgerEntry Entry);

/// <summary>Publishes, holds or withdraws one upload, updates its siblings, and then records the outcome.</summary>
public sealed class UploadPublication(
    PublishUpload publish, WithdrawUpload withdraw, UploadOutcome outcome, ILogger<UploadPublication> log)
{
    /// <returns>False if another writer was faster: read the article and the upload again.</returns>
    public async Task<bool> TryPublishAsync(UploadDraft read, Func<Article, Task> updateSiblings, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Publish, read.Entry.Path);
        if (await publish.TryPublishAsync(read.Stored, read.Upload, read.Draft, cancellationToken) is not { } article)
        {
            return false;
        }

        await updateSiblings(article);
        if (!await outcome.PublishedAsync(read.Stored.Article, article, read.Upload, read.Draft, read.Entry, cancellationToken))
        {
            return false;
        }

        span?.SetTag(Spans.Article, article.Id);
        return true;
    }

    /// <returns>False if another writer was faster: read the article and the upload again.</returns>
    public async Task<bool> TryHoldAsync(UploadDraft read, Func<Article, Task> updateSiblings, CancellationToken cancellationToken)
    {
        if (read.Stored.ETag is not null)
        {
            if (await withdraw.TryWithdrawAsync(read.Stored, read.Entry.Path, cancellationToken) is not { } article)
            {
                return false;
            }

            await updateSiblings(article);
        }

        return await outcome.HeldAsync(read.Draft, read.Entry, cancellationToken);
    }

    /// <inheritdoc cref="WithdrawUpload.TryWithdrawAsync"/>
    public Task<Article?> TryWithdrawAsync(StoredArticle stored, string path, CancellationToken cancellationToken) =>
        withdraw.TryWithdrawAsync(stored, path, cancellationToken);

    public void LogWithdrawn(LedgerEntry entry) => log.Withdrawn(entry.Article, entry.Path);
}
