using System.Collections.Concurrent;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Newsroom.Storage;

/// <summary>The tables, containers and queues of the account, each made at its first use.</summary>
public sealed class StorageAccount(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> _tables = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<BlobContainerClient>>> _containers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<QueueClient>>> _queues = new();

    public Task<TableClient> TableAsync(string name) => Once(_tables, name, async () =>
    {
        await tables.CreateTableIfNotExistsAsync(name);
        return tables.GetTableClient(name);
    });

    /// <summary>A table as it is, also where it was never made: for those who only read.</summary>
    public TableClient ReadOnlyTable(string name) => tables.GetTableClient(name);

    public Task<BlobContainerClient> ContainerAsync(string name) => Once(_containers, name, async () =>
    {
        var container = blobs.GetBlobContainerClient(name);
        await container.CreateIfNotExistsAsync();
        return container;
    });

    public Task<QueueClient> QueueAsync(string name) => Once(_queues, name, async () =>
    {
        var queue = queues.GetQueueClient(name);
        await queue.CreateIfNotExistsAsync();
        return queue;
    });

    // A failed creation is forgotten, so that the next use tries again.
    private static async Task<T> Once<T>(ConcurrentDictionary<string, Lazy<Task<T>>> made, string name, Func<Task<T>> make)
    {
        var entry = made.GetOrAdd(name, _ => new Lazy<Task<T>>(make));
        try
        {
            return await entry.Value;
        }
        catch
        {
            made.TryRemove(KeyValuePair.Create(name, entry));
            throw;
        }
    }
}
