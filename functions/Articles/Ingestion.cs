using System.Collections.Immutable;
using Newsroom.Reading;
using Newsroom.Telemetry;

namespace Newsroom.Articles;

/// <summary>
/// The way of an upload: open its row in the ledger, read it, publish it, order its translations. Running it again at any time,
/// even twice at once, ends in the same state: the ledger tells what is settled, and the article's row takes one change at a time.
/// </summary>
public sealed partial class Ingestion(
    Inbox inbox, Ledger ledger, ArticleStore articles, ArticleReader reader, Corrections corrections, Glossaries glossaries, FolderMemory folders, Publisher publisher, TranslationOrders orders,
    Completion completion, HumanEditions humans, Measures measures, TimeProvider clock, ILogger<Ingestion> log)
{
    private const int MostTries = 10;

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
            if (upload.Path.IsCorrection)
            {
                await CorrectAsync(entry, cancellationToken);
                return;
            }

            if (upload.Path.IsGlossary)
            {
                await TakeInGlossaryAsync(entry, cancellationToken);
                return;
            }

            // A path that was never seen has an unknown article as a rule: it is read only if the write says otherwise.
            await ProcessAsync(entry, isNew ? (ArticleStore.Unknown(entry.Article), upload) : null, cancellationToken);
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
        if (await ledger.FindAsync(path, cancellationToken) is not { State: not LedgerState.Withdrawn } entry)
        {
            return;
        }

        if (new BlobPath(path).IsCorrection)
        {
            if (await corrections.TakeOutAsync(entry, cancellationToken) is not { } corrected)
            {
                return;
            }

            await ReadAgainAsync(corrected, cancellationToken);
        }
        else if (new BlobPath(path).IsGlossary)
        {
            if (await inbox.HasAsync(path, cancellationToken))
            {
                return;
            }

            glossaries.Forget();
        }
        else if (await TakeAwayAsync(entry, cancellationToken) is { } article)
        {
            await SettleOthersAsync(article, path, cancellationToken);
        }
        else
        {
            return;
        }

        await ledger.UpdateAsync(
            path,
            row => Task.FromResult(row.ETag != entry.ETag ? row : row with
            {
                State = LedgerState.Withdrawn,
                Error = null,
                Warnings = [],
                Outdated = null,
                Languages = [],
                Translations = ImmutableSortedDictionary<string, TranslationEffort>.Empty,
                Complete = clock.GetUtcNow(),
            }),
            cancellationToken);
        LogWithdrawn(log, entry.Article, path);
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
            if (await ReadAgainAsync(corrected, cancellationToken) == 0 && !await inbox.ListAsync(cancellationToken, name).AnyAsync(item => corrected.Contains(item.Path), cancellationToken))
            {
                warnings = [.. warnings, "There is no file of this name yet: it will be corrected when it comes."];
            }

            await ledger.TryWriteAsync(entry with { State = LedgerState.Complete, Complete = clock.GetUtcNow(), Warnings = warnings }, cancellationToken);
        }
        catch (UnreadableException reason)
        {
            span.Fail(reason);
            await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            LogRejected(log, entry.Article, entry.Path);
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
            LogRejected(log, entry.Article, entry.Path);
        }
    }

    /// <summary>Reads uploads again of which something is known now that was not when they were read.</summary>
    /// <returns>How many there are.</returns>
    private async Task<int> ReadAgainAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var path in paths)
        {
            if (await ledger.FindAsync(path, cancellationToken) is { State: not LedgerState.Withdrawn } entry)
            {
                await ProcessAsync(entry, known: null, cancellationToken, tidies: false);
                count++;
            }
        }

        return count;
    }

    /// <summary>Reads those files of the folder again that have lines of which only now is known that they are furniture.</summary>
    private async Task TidyFolderAsync(string path, CancellationToken cancellationToken)
    {
        if ((await folders.RecallAsync(path, cancellationToken)).Due.ToList() is { Count: > 0 } due)
        {
            await ReadAgainAsync([.. due.Where(other => other != path)], cancellationToken);
            await folders.UpdateAsync(path, lines => lines.Settle(due), cancellationToken);
        }
    }

    /// <param name="entry">The upload's row, taken over from others.</param>
    /// <param name="known">The article and the upload where they are known to be in that order of age; null to read them.</param>
    /// <param name="cancellationToken">Ends the work at a point from which it can be repeated.</param>
    /// <param name="tidies">Whether to read again what this upload shows to have been read without knowing enough.</param>
    private async Task ProcessAsync(
        LedgerEntry entry, (StoredArticle Stored, Upload Upload)? known, CancellationToken cancellationToken, bool tidies = true)
    {
        var opened = entry;
        for (var attempt = 1; attempt <= MostTries; attempt++, known = null)
        {
            if (attempt > 1)
            {
                if (await ledger.FindAsync(opened.Path, cancellationToken) is not { } row
                    || (row.State, row.ETag, row.Attempts) != (opened.State, opened.ETag, opened.Attempts))
                {
                    return; // Somebody else has taken the upload over.
                }

                entry = row;
            }

            // The upload is read after the article: then a write that matches the article never puts older content over newer.
            var stored = known?.Stored ?? await articles.LoadAsync(entry.Article, cancellationToken);
            if ((known?.Upload ?? await inbox.DownloadAsync(entry.Path, cancellationToken)) is not { } upload)
            {
                await WithdrawAsync(entry.Path, cancellationToken);
                return;
            }

            entry = entry with { ETag = upload.ETag };
            if (await ReadAsync(upload, stored.Article, entry, cancellationToken) is not { } draft)
            {
                return;
            }

            var isDue = !draft.IsDraft && draft.Body.Published <= clock.GetUtcNow();
            if (!isDue && known is not null)
            {
                continue; // Its row may hold a correction that releases it.
            }

            if (known is not null && draft.Body.Events.Count > 0)
            {
                // Its events may go on from those of a translation that the machine made. Where there is a row, the upload has to be read after it: it may be gone.
                stored = await articles.LoadAsync(entry.Article, cancellationToken);
                if (stored.Mark is not null)
                {
                    continue;
                }
            }

            if (tidies)
            {
                await TidyFolderAsync(entry.Path, cancellationToken);
            }

            if (await (isDue ? PublishAsync(stored, upload, draft, entry, cancellationToken) : HoldAsync(stored, draft, entry, cancellationToken)))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The article was changed by others {MostTries} times in a row.");
    }

    /// <summary>The draft; where the file gives none, null, and the ledger says why.</summary>
    private async Task<Draft?> ReadAsync(Upload upload, Article article, LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Read, entry.Path);
        try
        {
            var correction = article.CorrectionOf(upload.Path)?.Yaml;
            var known = await folders.RecallAsync(entry.Path, cancellationToken);
            var draft = reader.Read(upload, correction, known.IsShared);
            var learnt = await folders.UpdateAsync(entry.Path, lines => lines.Learn(entry.Path, draft), cancellationToken);
            return draft.Edges.Any(line => learnt.IsShared(line) && !known.IsShared(line)) ? reader.Read(upload, correction, learnt.IsShared) : draft;
        }
        catch (UnreadableException reason)
        {
            // What an earlier version of the file gave stays online: an accident should not take an article away.
            span.Fail(reason);
            await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            LogRejected(log, entry.Article, entry.Path);
            return null;
        }
    }

    private async Task<bool> PublishAsync(StoredArticle stored, Upload upload, Draft draft, LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Publish, entry.Path);
        if (await publisher.TryPublishAsync(stored, upload, draft, cancellationToken) is not { } article)
        {
            return false;
        }

        await SettleOthersAsync(article, entry.Path, cancellationToken);

        // The ledger is written before the orders go out: a translation that is quicker than this method finds its row.
        var plan = orders.Plan(article);
        var awaits = article.Original?.Path == entry.Path && !plan.IsEmpty;
        var now = clock.GetUtcNow();
        var isWritten = await ledger.TryWriteAsync(
            entry with
            {
                State = awaits ? LedgerState.Published : LedgerState.Complete,
                Published = now,
                Complete = awaits ? null : now,
                Error = awaits ? plan.Explanation : null,
                Warnings = [.. draft.Warnings, .. Overruled(article, entry.Path)],
                Outdated = await humans.DescribeAsync(article, entry.Path, cancellationToken),
                Cut = draft.Cut,
                Languages = [.. article.Live.Select(edition => edition.Language)],
                SiteLanguages = orders.SiteLanguages,
            },
            cancellationToken);
        if (!isWritten)
        {
            return false;
        }

        span?.SetTag(Spans.Article, article.Id);
        Measure(stored.Article, upload, draft, entry, now);
        if (awaits)
        {
            await orders.SendAsync(plan, cancellationToken);
        }
        else if (article.Live.Any(edition => edition.Kind == EditionKind.Machine))
        {
            // They were there before: the row is to say what they took.
            await completion.RecordAsync(entry.Path, article.Id, cancellationToken);
        }

        LogPublished(log, entry.Article, entry.Path, draft.Body.Language);
        return true;
    }

    /// <summary>Times what was published for the first time, and of itself: not what is read again, as something else came.</summary>
    private void Measure(Article before, Upload upload, Draft draft, LedgerEntry entry, DateTimeOffset now)
    {
        if (entry.State == LedgerState.Received && before.Sources.All(source => source.Path != entry.Path || source.ETag != upload.ETag))
        {
            var due = draft.Body.Published > upload.Uploaded ? draft.Body.Published : upload.Uploaded;
            measures.Ingested(now - due, draft.Body.Language);
        }
    }

    private static IEnumerable<string> Overruled(Article article, string path) =>
        article.Sources.FirstOrDefault(source => source.Path == path) is { } source && article.SourceIn(source.Language) is { } winner && winner != source
            ? [$"Not shown: {winner.Path} is newer and gives the same article in the same language."]
            : [];

    private async Task<bool> HoldAsync(StoredArticle stored, Draft draft, LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (stored.Mark is not null)
        {
            if (await publisher.TryWithdrawAsync(stored, entry.Path, cancellationToken) is not { } article)
            {
                return false;
            }

            await SettleOthersAsync(article, entry.Path, cancellationToken);
        }

        return await ledger.TryWriteAsync(
            entry with
            {
                State = LedgerState.Held,
                Error = draft.IsDraft ? "It is marked as a draft." : $"It is to be published on {draft.Body.Published:yyyy-MM-dd HH:mm zzz}.",
                Due = draft.IsDraft ? null : draft.Body.Published,
                Warnings = draft.Warnings,
                Cut = draft.Cut,
            },
            cancellationToken);
    }

    /// <summary>Withdraws what a deleted upload gave; null where the upload is there after all, and has its own turn.</summary>
    private async Task<Article?> TakeAwayAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var stored = await articles.LoadAsync(entry.Article, cancellationToken);
            if (await inbox.HasAsync(entry.Path, cancellationToken))
            {
                return null;
            }

            if (stored.Mark is null)
            {
                // Somebody may have read the file and be about to publish it as a new article: that is an insert, and fails where a row is.
                if (await articles.TrySaveAsync(stored, cancellationToken) is not null)
                {
                    return stored.Article;
                }
            }
            else if (await publisher.TryWithdrawAsync(stored, entry.Path, cancellationToken) is { } article)
            {
                return article;
            }
        }

        throw new InvalidOperationException($"The article was changed by others {MostTries} times in a row.");
    }

    /// <summary>
    /// After an upload came, changed or went: what the article's other uploads and translations have to make up for.
    /// It comes before the upload's own row is settled, so that an interruption repeats it.
    /// </summary>
    private async Task SettleOthersAsync(Article article, string path, CancellationToken cancellationToken)
    {
        foreach (var source in article.Sources.Where(source => source.Path != path))
        {
            var isHidden = article.SourceIn(source.Language) == source && article.In(source.Language)?.Path != source.Path;
            if (isHidden && await ledger.FindAsync(source.Path, cancellationToken) is { } entry)
            {
                await ProcessAsync(entry, known: null, cancellationToken);
            }
            else
            {
                await completion.RecordAsync(source.Path, article.Id, cancellationToken);
            }
        }

        if (article.Original?.Path != path)
        {
            await orders.SendAsync(orders.Plan(article), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Published {Article} from {Path} in {Language}")]
    private static partial void LogPublished(ILogger logger, string article, string path, string language);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rejected {Article} from {Path}; the status says why")]
    private static partial void LogRejected(ILogger logger, string article, string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "Withdrew {Article} from {Path}")]
    private static partial void LogWithdrawn(ILogger logger, string article, string path);
}
