using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>A cancelled event of an article is shown until a certain time.</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Key">The key of the row.</param>
public sealed record CancelledEventExpiration(string Article, string Key);

/// <summary>
/// The table <c>expiries</c>: one row (RowKey: time, article id) for each time at which cancelled events of an article expire, so that not
/// all articles have to be searched for them. A row without a matching event does no harm.
/// </summary>
public sealed class CancelledEventExpirations(StorageAccount storage)
{
    private const string Table = "expiries";
    private const string Partition = "events";

    /// <summary>Records that a cancelled event of an article expires at a time.</summary>
    public async Task AddAsync(string article, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(new TableEntity(Partition, $"{Key(time)}-{article}"), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The expirations that are due.</summary>
    public async Task<IReadOnlyList<CancelledEventExpiration>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {Key(now)}");
        var rows = await storage.QueryAsync(Table, filter, columns: null, max: null, cancellationToken);
        return [.. rows.Select(row => new CancelledEventExpiration(ArticleOf(row.RowKey), row.RowKey))];
    }

    /// <summary>Deletes a row after the expired events have been removed.</summary>
    public async Task RemoveAsync(CancelledEventExpiration expiration, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(Partition, expiration.Key, ETag.All, cancellationToken);
    }

    private static string ArticleOf(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private static string Key(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
