using Newsroom.Reading;

namespace Newsroom.Articles;

/// <summary>
/// The way of an upload: open its row in the ledger, read it, publish it, order its translations. Running it again at any time,
/// even twice at once, ends in the same state: the ledger tells what is settled, and the article's row takes one change at a time.
/// </summary>
public sealed partial class Ingestion(
    Inbox inbox, Ledger ledger, ArticleStore articles, ArticleReader reader, Publisher publisher, TranslationOrders orders,
    Completion completion, TimeProvider clock, ILogger<Ingestion> log)
{
    private const int MostTries = 10;

    /// <summary>Brings the articles in line with the container for one path: published, updated or withdrawn.</summary>
    public async Task IngestAsync(string path, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Start(Telemetry.Ingest, path);
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
            await ProcessAsync(upload, entry, isNew, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            span.Fail(error.Message);
            await ledger.WriteAsync(entry with { State = LedgerState.Failed, Error = error.Message }, cancellationToken);
            throw;
        }
    }

    /// <summary>Takes away what a deleted upload gave.</summary>
    public async Task WithdrawAsync(string path, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(path, cancellationToken) is not { State: not LedgerState.Withdrawn } entry
            || await TakeAwayAsync(entry, onlyIfDeleted: true, cancellationToken) is not { } article)
        {
            return;
        }

        await ledger.WriteAsync(
            entry with { State = LedgerState.Withdrawn, Error = null, Warnings = [], Languages = [], Complete = clock.GetUtcNow() }, cancellationToken);
        LogWithdrawn(log, entry.Article, path);
        await SettleOthersAsync(article, cancellationToken);
    }

    /// <summary>Starts an upload over, whatever its state.</summary>
    public async Task RetryAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await ledger.WriteAsync(entry with { State = LedgerState.Received, Attempts = 0, Error = null }, cancellationToken);
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
        if (await ledger.TryOpenAsync(entry, cancellationToken))
        {
            return (entry, true);
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

        await ledger.WriteAsync(entry, cancellationToken);
        return (entry, false);
    }

    private async Task ProcessAsync(Upload upload, LedgerEntry entry, bool isNew, CancellationToken cancellationToken)
    {
        // A path that was never seen has an unknown article as a rule: it is read only if the write says otherwise.
        var stored = isNew ? ArticleStore.Unknown(entry.Article) : null;
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (stored is null)
            {
                // The upload is read after the article: then a write that matches the article never puts older content over newer.
                stored = await articles.LoadAsync(entry.Article, cancellationToken);
                if (await inbox.DownloadAsync(entry.Path, cancellationToken) is not { } current)
                {
                    await WithdrawAsync(entry.Path, cancellationToken);
                    return;
                }

                upload = current;
                entry = entry with { ETag = current.ETag };
            }

            if (await ReadAsync(upload, entry, cancellationToken) is not { } draft || await PublishAsync(stored, upload, draft, entry, cancellationToken))
            {
                return;
            }

            stored = null;
        }

        throw new InvalidOperationException($"The article was changed by others {MostTries} times in a row.");
    }

    /// <summary>The draft, where there is something to publish; else the ledger says why not.</summary>
    private async Task<Draft?> ReadAsync(Upload upload, LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Start(Telemetry.Read, entry.Path);
        try
        {
            var draft = reader.Read(upload);
            if (!draft.IsDraft && draft.Body.Published <= clock.GetUtcNow())
            {
                return draft;
            }

            await HoldAsync(draft, entry, cancellationToken);
        }
        catch (UnreadableException reason)
        {
            // What an earlier version of the file gave stays online: an accident should not take an article away.
            span.Fail(reason.Message);
            await ledger.WriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            LogRejected(log, entry.Article, entry.Path, reason.Message);
        }

        return null;
    }

    private async Task<bool> PublishAsync(StoredArticle stored, Upload upload, Draft draft, LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Start(Telemetry.Publish, entry.Path);
        if (await publisher.TryPublishAsync(stored, upload, draft.Body, cancellationToken) is not { } article)
        {
            return false;
        }

        span?.SetTag(Telemetry.Article, article.Id);

        // The ledger is written before the orders go out: a translation that is quicker than this method finds its row.
        var plan = orders.Plan(article);
        var awaits = article.Original?.Path == entry.Path && !plan.IsEmpty;
        var now = clock.GetUtcNow();
        await ledger.WriteAsync(
            entry with
            {
                State = awaits ? LedgerState.Published : LedgerState.Complete,
                Published = now,
                Complete = awaits ? null : now,
                Error = awaits ? plan.Explanation : null,
                Warnings = [.. draft.Warnings, .. Overruled(article, entry.Path)],
                Cut = draft.Cut,
                Languages = [.. article.Live.Select(edition => edition.Language)],
            },
            cancellationToken);
        await orders.SendAsync(plan, cancellationToken);
        await RecordOthersAsync(article, entry.Path, cancellationToken);
        LogPublished(log, entry.Article, entry.Path, draft.Body.Language);
        return true;
    }

    /// <summary>An upload can be the translation that another one waits for, or take its place as the original: that one's row should say so.</summary>
    private async Task RecordOthersAsync(Article article, string? path, CancellationToken cancellationToken)
    {
        foreach (var other in article.Sources.Where(source => source.Path != path))
        {
            await completion.RecordAsync(other.Path, article.Id, cancellationToken);
        }
    }

    private static IEnumerable<string> Overruled(Article article, string path) =>
        article.Sources.FirstOrDefault(source => source.Path == path) is { } source && article.SourceIn(source.Language) is { } winner && winner != source
            ? [$"Not shown: {winner.Path} is newer and gives the same article in the same language."]
            : [];

    private async Task HoldAsync(Draft draft, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var article = await TakeAwayAsync(entry, onlyIfDeleted: false, cancellationToken);
        await ledger.WriteAsync(
            entry with
            {
                State = LedgerState.Held,
                Error = draft.IsDraft ? "It is marked as a draft." : $"It is to be published on {draft.Body.Published:yyyy-MM-dd HH:mm zzz}.",
                Due = draft.IsDraft ? null : draft.Body.Published,
                Warnings = draft.Warnings,
                Cut = draft.Cut,
            },
            cancellationToken);
        if (article is not null)
        {
            await SettleOthersAsync(article, cancellationToken);
        }
    }

    /// <summary>Withdraws what a path gave; null where the upload is there after all, and has its own turn.</summary>
    private async Task<Article?> TakeAwayAsync(LedgerEntry entry, bool onlyIfDeleted, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var stored = await articles.LoadAsync(entry.Article, cancellationToken);
            if (onlyIfDeleted && await inbox.HasAsync(entry.Path, cancellationToken))
            {
                return null;
            }

            if (stored.Mark is null || await publisher.TryWithdrawAsync(stored, entry.Path, cancellationToken) is not null)
            {
                return (await articles.LoadAsync(entry.Article, cancellationToken)).Article;
            }
        }

        throw new InvalidOperationException($"The article was changed by others {MostTries} times in a row.");
    }

    /// <summary>After an upload went: what the article's other uploads and translations have to make up for.</summary>
    private async Task SettleOthersAsync(Article article, CancellationToken cancellationToken)
    {
        foreach (var source in article.Sources.Where(source => article.SourceIn(source.Language) == source && article.In(source.Language)?.Path != source.Path))
        {
            if (await ledger.FindAsync(source.Path, cancellationToken) is { } entry)
            {
                await RetryAsync(entry, cancellationToken);
            }
        }

        await RecordOthersAsync(article, path: null, cancellationToken);
        await orders.SendAsync(orders.Plan(article), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Published {Article} from {Path} in {Language}")]
    private static partial void LogPublished(ILogger logger, string article, string path, string language);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rejected {Article} from {Path}: {Reason}")]
    private static partial void LogRejected(ILogger logger, string article, string path, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Withdrew {Article} from {Path}")]
    private static partial void LogWithdrawn(ILogger logger, string article, string path);
}
