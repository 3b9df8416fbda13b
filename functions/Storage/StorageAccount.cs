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
/// The tables, containers and queues of the account, each made at its first use. Before the first use of any table it is made sure that this program knows the
/// form of the data (<see cref="Schema"/>): once per process.
/// </summary>
public sealed class StorageAccount(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> _tables = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<BlobContainerClient>>> _containers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<QueueClient>>> _queues = new();

    private volatile bool _isYounger;

    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public Task<TableClient> TableAsync(string name) => Once(_tables, name, async () =>
    {
        if (name == Schema.Table)
        {
            // Its row is in this table, so that the table is there afterwards.
            _isYounger = await Schema.CheckAsync(tables, blobs);
        }
        else
        {
            await TableAsync(Schema.Table);
            await tables.CreateTableIfNotExistsAsync(name);
        }

        return tables.GetTableClient(name);
    });

    /// <summary>A table as it is, also where it was never made: for those who only read.</summary>
    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public async ValueTask<TableClient> ReadOnlyTableAsync(string name)
    {
        await TableAsync(Schema.Table);
        return tables.GetTableClient(name);
    }

    /// <summary>Whether the tables were made when there were editions already: they were lost, or the containers come from another account.</summary>
    public async ValueTask<bool> IsYoungerThanEditionsAsync()
    {
        await TableAsync(Schema.Table);
        return _isYounger;
    }

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

    /// <summary>Does what can be repeated; once more where a table, container or queue has been deleted that this process knew.</summary>
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

    /// <summary>Forgets what is known to be there where an error says that some of it is not: then the next use makes it again.</summary>
    /// <returns>Whether it says so.</returns>
    public bool Forget(RequestFailedException error)
    {
        if (error.ErrorCode != TableErrorCode.TableNotFound && error.ErrorCode != BlobErrorCode.ContainerNotFound && error.ErrorCode != QueueErrorCode.QueueNotFound)
        {
            return false;
        }

        Forget();
        return true;
    }

    /// <summary>Forgets what is known to be there, and of which version the data is.</summary>
    public void Forget()
    {
        _tables.Clear();
        _containers.Clear();
        _queues.Clear();
    }

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
