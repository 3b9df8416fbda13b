using System.Collections.Concurrent;
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
/// other, whatever the clocks say, and none becomes visible after a higher one. An article is read after the head: then a transaction that
/// succeeds cannot put back what a faster writer has recorded of it. Recording an article again changes nothing.
/// </remarks>
public sealed class ChangeLog(StorageAccount storage, ArticleStore articles, EditionStore bodies) : IDisposable
{
    private const string Table = "changes";

    /// <summary>Articles that are recorded with one transaction.</summary>
    private const int MaxArticles = 16;

    private const int MaxAttempts = 60;
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(400);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<Waiting, bool> _waiting = new();

    /// <summary>The head as this process has written it last; null if it must be read.</summary>
    private (ChangeHead Head, ETag? ETag)? _known;

    /// <summary>The end of the log.</summary>
    public async Task<ChangeHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        await storage.FindAsync(Table, ChangeRows.Partition, ChangeRows.Head, columns: null, cancellationToken) is { } row
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
        var rows = await storage.QueryAsync(Table, filter, columns: null, limit, cancellationToken);
        var entries = rows.Take(limit).Select(ChangeRows.ReadEntry).ToList();
        var next = entries.Count == limit ? entries[^1].Position : head.Last;
        return new ChangePage(entries, next, next < head.Last);
    }

    /// <summary>Records the changes of an article since it was last recorded. What waits at the same time is recorded together.</summary>
    /// <returns>Whether the log may have changed.</returns>
    public async Task<bool> RecordAsync(string article, CancellationToken cancellationToken)
    {
        var own = new Waiting(article);
        _waiting[own] = true;
        try
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                return own.IsRecorded || await RecordAsync(own, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            _waiting.TryRemove(own, out _);
        }
    }

    /// <summary>Records articles that are older than the log, once.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if ((await ReadHeadAsync(cancellationToken)).IsComplete)
        {
            return;
        }

        await Parallel.ForEachAsync(
            articles.ReadAllAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = MaxArticles, CancellationToken = cancellationToken },
            async (article, token) => await RecordAsync(article.Id, token));
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await ChangeAsync(async (head, token) =>
            {
                _known = null;
                var (row, table) = (ChangeRows.Write(head.Head with { IsComplete = true }), await storage.TableAsync(Table));
                return await table.SaveIfUnchangedAsync(row, head.ETag, token) is not null;
            }, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> RecordAsync(Waiting own, CancellationToken cancellationToken)
    {
        var hasChanged = false;
        Waiting[] together = [own, .. _waiting.Keys.Where(other => other != own && !other.IsRecorded).Take(MaxArticles - 1)];
        try
        {
            hasChanged = await RecordAllAsync([.. together.Select(one => one.Article).Distinct()], cancellationToken);
        }
        catch (Exception error) when (together.Length > 1 && error is not OperationCanceledException)
        {
            // It may be another one that cannot be recorded.
            together = [own];
            hasChanged = await RecordAllAsync([own.Article], cancellationToken);
        }

        Array.ForEach(together, one => one.IsRecorded = true);
        return hasChanged;
    }

    private async Task<bool> RecordAllAsync(IReadOnlyList<string> all, CancellationToken cancellationToken)
    {
        var hasChanged = false;
        for (var hasMore = true; hasMore;)
        {
            await ChangeAsync(async (head, token) =>
            {
                var table = await storage.TableAsync(Table);
                var transaction = new ChangeTransaction(head.Head);
                foreach (var changes in await Task.WhenAll(all.Select(article => FindChangesAsync(article, token))))
                {
                    transaction.Add(changes);
                }

                hasMore = transaction.IsFull;
                hasChanged |= !transaction.IsEmpty;
                return transaction.IsEmpty || await TrySubmitAsync(table, transaction, head.ETag, token);
            }, cancellationToken);
        }

        return hasChanged;
    }

    /// <summary>Reads the head and changes the log, until no other process changes it meanwhile.</summary>
    private async Task ChangeAsync(
        Func<(ChangeHead Head, ETag? ETag), CancellationToken, Task<bool>> tryChange, CancellationToken cancellationToken)
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

    private async Task<(ChangeHead Head, ETag? ETag)> LoadHeadAsync(CancellationToken cancellationToken)
    {
        var row = await storage.FindAsync(Table, ChangeRows.Partition, ChangeRows.Head, columns: null, cancellationToken);
        return row is null
            ? (ChangeHead.None with { Epoch = Guid.NewGuid().ToString("N")[..12] }, null)
            : (ChangeRows.ReadHead(row), row.ETag);
    }

    /// <summary>The article beside what the log says of it.</summary>
    private async Task<ArticleChanges> FindChangesAsync(string id, CancellationToken cancellationToken)
    {
        var reading = articles.LoadAsync(id, cancellationToken);
        var row = await storage.FindAsync(Table, ChangeRows.Partition, ChangeRows.Key(id), columns: null, cancellationToken);
        var (recorded, article) = (row is null ? null : ChangeRows.ReadEditions(row), (await reading).Article);
        var changes = new ArticleChanges(id, recorded ?? new Dictionary<string, RecordedEdition>());
        var found = article.Editions.Values.Where(changes.HasChanged).Select(async edition =>
        {
            var before = changes.Recorded.GetValueOrDefault(edition.Language) is { } known
                ? await storage.FindAsync(Table, ChangeRows.Partition, ChangeRows.Key(known.Position), columns: null, cancellationToken)
                : null;
            var body = edition.Withdrawn || edition.EventKeys.Count == 0 ? null
                : await bodies.ReadAsync(id, edition.Version, edition.Language, cancellationToken);
            return new EditionChange(
                edition, [.. body?.Events ?? [], .. edition.Cancelled], before is null ? null : ChangeRows.ReadEntry(before));
        });
        return changes with { Editions = [.. await Task.WhenAll(found)] };
    }

    private async Task<bool> TrySubmitAsync(
        TableClient table, ChangeTransaction transaction, ETag? etag, CancellationToken cancellationToken)
    {
        try
        {
            var (head, actions) = transaction.Actions(etag);
            _known = null;
            var responses = await table.SubmitTransactionAsync(actions, cancellationToken);
            _known = responses.Value[^1].Headers.ETag is { } written ? (head, written) : null;
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

    /// <summary>An article that waits to be recorded.</summary>
    private sealed class Waiting(string article)
    {
        public string Article => article;

        public bool IsRecorded { get; set; }
    }
}
