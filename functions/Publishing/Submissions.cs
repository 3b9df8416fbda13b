using System.Collections.Immutable;
using Newsroom.Content;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing;

/// <summary>
/// Uploads that are articles, or translations of one: read, published or held, their translations ordered; and taken away again. An upload concerns the
/// others of its article, and sometimes of its folder: what these have to make up for is seen to before its own row in the ledger is settled.
/// </summary>
public sealed class Submissions(
    Inbox inbox, Ledger ledger, ArticleStore articles, UploadReading reading, FolderMemory folders, Publisher publisher, TranslationOrders orders,
    Completion completion, HumanEditions humans, NewsroomMetrics measures, TimeProvider clock, ILogger<Submissions> log)
{
    private const int MostTries = 10;

    /// <summary>Publishes or holds what an upload has.</summary>
    /// <param name="entry">Its row, taken over from others.</param>
    /// <param name="first">The upload, where its path was never seen before; null where it was, and is to be read after the article.</param>
    /// <param name="cancellationToken">Ends the work at a point from which it can be repeated.</param>
    public Task TakeInAsync(LedgerEntry entry, Upload? first, CancellationToken cancellationToken) =>
        // A path that was never seen has an unknown article as a rule: it is read only if the write says otherwise.
        ProcessAsync(entry, first is null ? null : (ArticleStore.Unknown(entry.Article), first), cancellationToken);

    /// <summary>Takes away what a deleted upload gave, unless it is there after all, and has its own turn.</summary>
    public async Task WithdrawAsync(string path, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(path, cancellationToken) is not { State: not LedgerState.Withdrawn } entry || await TakeAwayAsync(entry, cancellationToken) is not { } article)
        {
            return;
        }

        await SettleOthersAsync(article, path, cancellationToken);
        await ledger.WithdrawAsync(entry, clock.GetUtcNow(), cancellationToken);
        log.Withdrawn(entry.Article, path);
    }

    /// <summary>Reads uploads again of which something is known now that was not when they were read.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> ReadAgainAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
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
            if (await reading.ReadAsync(upload, stored.Article, entry, cancellationToken) is not { } draft)
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

        log.Published(entry.Article, entry.Path, draft.Body.Language);
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
}
