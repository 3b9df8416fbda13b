using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>That an article keeps something until a time.</summary>
/// <param name="Article">Its id.</param>
/// <param name="Key">Key of the row.</param>
public sealed record Expiry(string Article, string Key);

/// <summary>
/// The table <c>expiries</c>: one row (RowKey: time, article id) for each time at which an article has something to forget, so that nobody has to look
/// through all articles for it. A row that stands for nothing any more does no harm.
/// </summary>
public sealed class Expiries(StorageAccount storage)
{
    private const string Table = "expiries";
    private const string Partition = "events";

    /// <summary>Notes that an article has something to forget at a time.</summary>
    public async Task AddAsync(string article, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(new TableEntity(Partition, $"{Key(time)}-{article}"), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>What has come due.</summary>
    public async Task<IReadOnlyList<Expiry>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {Key(now)}");
        var rows = await storage.QueryAsync(Table, filter, columns: null, most: null, cancellationToken);
        return [.. rows.Select(row => new Expiry(row.RowKey[(row.RowKey.IndexOf('-', StringComparison.Ordinal) + 1)..], row.RowKey))];
    }

    /// <summary>Done: after what was to be forgotten is gone.</summary>
    public async Task RemoveAsync(Expiry expiry, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(Partition, expiry.Key, ETag.All, cancellationToken);
    }

    private static string Key(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
