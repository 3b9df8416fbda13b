using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Newsroom.Storage;

/// <summary>
/// The tables, containers and queues of the account, each created at its first use. Before any table is used, the schema of the data is
/// checked (<see cref="Schema"/>): once per process, as soon as it starts.
/// </summary>
/// <param name="blobs">Its containers. Clients are created at their first use: a process that only searches needs none.</param>
/// <param name="queues">Its queues.</param>
/// <param name="tables">Its tables.</param>
public sealed class StorageAccount(
    Lazy<BlobServiceClient> blobs, Lazy<QueueServiceClient> queues, Lazy<TableServiceClient> tables)
{
    private readonly TableReader _rows = new(tables);
    private readonly ConcurrentDictionary<string, Lazy<Task<SchemaSnapshot>>> _schemas = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> _tables = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<BlobContainerClient>>> _containers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<QueueClient>>> _queues = new();

    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public Task<TableClient> TableAsync(string name) => Once(_tables, name, async () =>
    {
        await CheckSchemaAsync();
        if (name != Schema.Table)
        {
            await tables.Value.CreateTableIfNotExistsAsync(name);
        }

        return tables.Value.GetTableClient(name);
    });

    /// <summary>
    /// Reads a row without creating the table; null if the row or the table is missing.
    /// </summary>
    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public Task<TableEntity?> FindAsync(
        string table, string partition, string row, string[]? columns, CancellationToken cancellationToken) =>
        AfterSchemaCheckAsync(_rows.FindAsync(table, partition, row, columns, cancellationToken));

    /// <summary>
    /// Reads the rows of a query, in the order of their keys, without creating the table; none if it is missing.
    /// </summary>
    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public Task<List<TableEntity>> QueryAsync(
        string table, string? filter, string[]? columns, int? max, CancellationToken cancellationToken) =>
        AfterSchemaCheckAsync(_rows.QueryAsync(table, filter, columns, max, cancellationToken));

    /// <summary>Checks the schema of the data, if that has not been done yet. Afterwards the table of the schema row exists.</summary>
    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    internal Task<SchemaSnapshot> CheckSchemaAsync() => Once(_schemas, Schema.Row, () => Schema.CheckAsync(_rows, tables, blobs));

    /// <summary>Whether the tables are younger than the editions: they were lost, or the containers come from another account.</summary>
    public async ValueTask<bool> IsYoungerThanEditionsAsync() => (await CheckSchemaAsync()).IsYoungerThanEditions;

    /// <summary>The id of the site, as it is kept with the data; empty for a site that is older than such ids.</summary>
    public async ValueTask<string> SiteIdAsync() => (await CheckSchemaAsync()).SiteId;

    public Task<BlobContainerClient> ContainerAsync(string name) => Once(_containers, name, async () =>
    {
        var container = blobs.Value.GetBlobContainerClient(name);
        await container.CreateIfAllowedAsync();
        return container;
    });

    public Task<QueueClient> QueueAsync(string name) => Once(_queues, name, async () =>
    {
        var queue = queues.Value.GetQueueClient(name);
        await queue.CreateIfNotExistsAsync();
        return queue;
    });

    /// <summary>
    /// Runs repeatable work. If a table, container or queue that this process knew has been deleted, runs it a second time.
    /// </summary>
    public async Task RunAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (RequestFailedException error) when (Forget(error))
        {
            await work();
        }
    }

    /// <summary>If an error says that a table, container or queue is missing, forgets what exists: the next use creates it again.</summary>
    /// <returns>Whether the error says so.</returns>
    public bool Forget(RequestFailedException error)
    {
        if (error.ErrorCode != TableErrorCode.TableNotFound
            && error.ErrorCode != BlobErrorCode.ContainerNotFound
            && error.ErrorCode != QueueErrorCode.QueueNotFound)
        {
            return false;
        }

        Forget();
        return true;
    }

    /// <summary>Forgets which tables, containers and queues exist, and the schema version of the data.</summary>
    public void Forget()
    {
        _schemas.Clear();
        _tables.Clear();
        _containers.Clear();
        _queues.Clear();
    }

    // The schema check runs at the same time as a process's first read, and the result is returned only after the check has passed.
    private async Task<T> AfterSchemaCheckAsync<T>(Task<T> read)
    {
        await CheckSchemaAsync();
        return await read;
    }

    // A failed creation is forgotten, so that the next use retries it.
    private static async Task<T> Once<T>(ConcurrentDictionary<string, Lazy<Task<T>>> created, string name, Func<Task<T>> create)
    {
        var entry = created.GetOrAdd(name, _ => new Lazy<Task<T>>(create));
        try
        {
            return await entry.Value;
        }
        catch
        {
            created.TryRemove(KeyValuePair.Create(name, entry));
            throw;
        }
    }
}
