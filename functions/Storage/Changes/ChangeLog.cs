using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Storage.Changes;

/// <summary>
/// The table <c>changes</c>: the last change of every edition, in the order in which they became visible. An edition that changes again
/// moves to the end. So who reads from a position to the end, and later on from there, misses nothing, and reads nothing twice that has not
/// changed.
/// </summary>
/// <remarks>
/// Each change is one transaction, which also writes the row <c>head</c> if that is unchanged. So positions are given out one after the
/// other, whatever the clocks say, and none becomes visible after a higher one. An article is read after the head, or its row in the log is
/// inserted: then a transaction that succeeds cannot put back what a faster writer has recorded of it. Recording an article again changes
/// nothing.
/// </remarks>
public sealed class ChangeLog : IDisposable
{
    private const string Table = "changes";

    /// <summary>Articles that are recorded with one transaction.</summary>
    private const int MaxArticles = 16;

    private const int MaxAttempts = 60;
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(400);

    private readonly StorageAccount _storage;
    private readonly ArticleStore _articles;
    private readonly EditionStore _bodies;
    private readonly GroupCommit<Recording> _recordings;

    /// <summary>The head as this process has written it last; null if it must be read.</summary>
    private volatile KnownHead? _known;

    public ChangeLog(StorageAccount storage, ArticleStore articles, EditionStore bodies)
    {
        (_storage, _articles, _bodies) = (storage, articles, bodies);
        _recordings = new(MaxArticles, (_, together, cancellationToken) => RecordAllAsync(together, cancellationToken));
    }

    /// <summary>The end of the log.</summary>
    public async Task<ChangeHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        await _storage.FindAsync(Table, ChangeRows.Partition, ChangeRows.Head, columns: null, cancellationToken) is { } row
            ? ChangeRows.ReadHead(row) : ChangeHead.None;

    /// <summary>The changes after a position, in their order.</summary>
    /// <param name="head">The end of the log, read before: what follows it may not be complete yet.</param>
    /// <param name="since">The position; 0 for the beginning.</param>
    /// <param name="limit">Max number of changes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ChangePage> ReadAsync(ChangeHead head, long since, int limit, CancellationToken cancellationToken)
    {
        if (since >= head.Last)
        {
            return new ChangePage([], since, HasMore: false);
        }

        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {ChangeRows.Partition} and RowKey gt {ChangeRows.Key(since)} and RowKey le {ChangeRows.Key(head.Last)}");
        var rows = await _storage.QueryAsync(Table, filter, columns: null, limit, cancellationToken);
        var entries = rows.Take(limit).Select(ChangeRows.ReadEntry).ToList();
        var next = entries.Count == limit ? entries[^1].Position : head.Last;
        return new ChangePage(entries, next, next < head.Last);
    }

    /// <summary>Records the changes of an article since it was last recorded. What waits at the same time is recorded together.</summary>
    /// <param name="article">The article's id.</param>
    /// <param name="known">A body that is at hand, with the version of its edition: it need not be read.</param>
    /// <param name="added">
    /// The article, if its row was inserted just now. It is recorded as it is, and neither its row nor that of the log is read, unless the
    /// log has one. The caller must read it again afterwards: an edition that was withdrawn meanwhile is recorded all the same.
    /// </param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <returns>Whether the log may have changed.</returns>
    public async Task<bool> RecordAsync(
        string article, (string Version, EditionBody Body)? known, Article? added, CancellationToken cancellationToken)
    {
        var recording = new Recording(article, known, added);
        await _recordings.WriteAsync(Table, recording, cancellationToken);
        return recording.HasChanged;
    }

    /// <summary>Records articles that are older than the log, once.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if ((await ReadHeadAsync(cancellationToken)).IsComplete)
        {
            return;
        }

        await Parallel.ForEachAsync(
            _articles.ReadAllAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = MaxArticles, CancellationToken = cancellationToken },
            async (article, token) => await RecordAsync(article.Id, known: null, added: null, token));
        await ChangeAsync(async (head, token) =>
        {
            var (row, table) = (ChangeRows.Write(head.Head with { IsComplete = true }), await _storage.TableAsync(Table));
            _known = null;
            return await table.SaveIfUnchangedAsync(row, head.ETag, token) is not null;
        }, cancellationToken);
    }

    public void Dispose() => _recordings.Dispose();

    private async Task RecordAllAsync(IReadOnlyList<Recording> together, CancellationToken cancellationToken)
    {
        var (isFirst, hasChanged) = (true, false);
        var all = together.GroupBy(one => one.Article).ToList();
        for (var hasMore = true; hasMore;)
        {
            await ChangeAsync(async (head, token) =>
            {
                var (mayBeAdded, transaction) = (isFirst, new ChangeTransaction(head.Head));
                isFirst = false;
                var found = all.Select(some => mayBeAdded && some.Select(one => one.Added).OfType<Article>().FirstOrDefault() is { } added
                    ? FindChangesAsync(added, recorded: null, [.. some], token)
                    : FindChangesAsync(some.Key, [.. some], token));
                Array.ForEach(await Task.WhenAll(found), transaction.Add);
                hasMore = transaction.IsFull;
                hasChanged |= !transaction.IsEmpty;
                return transaction.IsEmpty || await TrySubmitAsync(transaction, head.ETag, token);
            }, cancellationToken);
        }

        foreach (var recording in together)
        {
            recording.HasChanged = hasChanged;
        }
    }

    /// <summary>Reads the head and changes the log, until no other process changes it meanwhile.</summary>
    private async Task ChangeAsync(
        Func<KnownHead, CancellationToken, Task<bool>> tryChange, CancellationToken cancellationToken)
    {
        for (var attempt = 1; !await tryChange(_known ??= await LoadHeadAsync(cancellationToken), cancellationToken); attempt++)
        {
            _known = null;
            if (attempt == MaxAttempts)
            {
                throw new ConflictException($"Other processes changed the log of changes {MaxAttempts} times in a row.");
            }

            await Task.Delay(Random.Shared.NextDouble() * Math.Min(attempt, 10) / 10 * MaxPause, cancellationToken);
        }
    }

    private async Task<KnownHead> LoadHeadAsync(CancellationToken cancellationToken)
    {
        var row = await _storage.FindAsync(Table, ChangeRows.Partition, ChangeRows.Head, columns: null, cancellationToken);
        return row is null
            ? new(ChangeHead.None with { Epoch = Guid.NewGuid().ToString("N")[..12] }, null)
            : new(ChangeRows.ReadHead(row), row.ETag);
    }

    private async Task<ArticleChanges> FindChangesAsync(string id, IReadOnlyList<Recording> recordings, CancellationToken cancellationToken)
    {
        var reading = _articles.LoadAsync(id, cancellationToken);
        var row = await _storage.FindAsync(Table, ChangeRows.Partition, ChangeRows.Key(id), columns: null, cancellationToken);
        var recorded = row is null ? new Dictionary<string, RecordedEdition>() : ChangeRows.ReadEditions(row);
        return await FindChangesAsync((await reading).Article, recorded, recordings, cancellationToken);
    }

    /// <summary>The article beside what the log says of it.</summary>
    /// <param name="article">The article.</param>
    /// <param name="recorded">What the log says; null if it is taken to say nothing.</param>
    /// <param name="recordings">They may have bodies at hand.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    private async Task<ArticleChanges> FindChangesAsync(
        Article article,
        IReadOnlyDictionary<string, RecordedEdition>? recorded,
        IReadOnlyList<Recording> recordings,
        CancellationToken cancellationToken)
    {
        var changes = new ArticleChanges(article.Id, recorded ?? new Dictionary<string, RecordedEdition>()) { IsAdded = recorded is null };
        var found = article.Editions.Values.Where(changes.HasChanged).Select(async edition =>
        {
            var before = changes.Recorded.GetValueOrDefault(edition.Language) is { } known
                ? await _storage.FindAsync(Table, ChangeRows.Partition, ChangeRows.Key(known.Position), columns: null, cancellationToken)
                : null;
            var body = edition.Withdrawn || edition.EventKeys.Count == 0 ? null
                : recordings.Select(one => one.BodyOf(edition)).FirstOrDefault(atHand => atHand is not null)
                    ?? await _bodies.ReadAsync(article.Id, edition.Version, edition.Language, cancellationToken);
            return new EditionChange(
                edition, [.. body?.Events ?? [], .. edition.Cancelled], before is null ? null : ChangeRows.ReadEntry(before));
        });
        return changes with { Editions = [.. await Task.WhenAll(found)] };
    }

    private async Task<bool> TrySubmitAsync(ChangeTransaction transaction, ETag? etag, CancellationToken cancellationToken)
    {
        var table = await _storage.TableAsync(Table);
        try
        {
            var (head, actions) = transaction.Actions(etag);
            _known = null;
            var responses = await table.SubmitTransactionAsync(actions, cancellationToken);
            _known = responses.Value[^1].Headers.ETag is { } written ? new(head, written) : null;
            return true;
        }
        catch (TableTransactionFailedException conflict) when (conflict.Status is 409 or 412 || IsDeletedBefore(conflict))
        {
            return false;
        }
    }

    /// <summary>Whether another process has deleted an entry that this one replaces, and with it changed the head.</summary>
    private static bool IsDeletedBefore(TableTransactionFailedException conflict) =>
        conflict.Status == 404 && conflict.ErrorCode == TableErrorCode.ResourceNotFound;

    /// <summary>The head as it was read or written; the ETag is null if there was none.</summary>
    private sealed record KnownHead(ChangeHead Head, ETag? ETag);

    /// <summary>An article that is to be recorded.</summary>
    private sealed class Recording(string article, (string Version, EditionBody Body)? known, Article? added)
    {
        public string Article => article;

        /// <summary>The article, if its row was inserted just now.</summary>
        public Article? Added => added;

        /// <summary>Whether it, or another one with it, changed the log.</summary>
        public bool HasChanged { get; set; }

        public EditionBody? BodyOf(Edition edition) =>
            known is { } one && one.Version == edition.Version && one.Body.Language == edition.Language ? one.Body : null;
    }
}
