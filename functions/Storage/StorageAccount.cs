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
/// The tables, containers and queues of the account, each made at its first use. Before anything is done with a table it is made sure that this program knows the
/// form of the data (<see cref="Schema"/>): once per process, as soon as it starts.
/// </summary>
/// <param name="blobs">Its containers; the clients are made when something is first done with them, as a process that only searches needs none.</param>
/// <param name="queues">Its queues.</param>
/// <param name="tables">Its tables, for those who write.</param>
/// <param name="rows">Its tables, for those who read.</param>
public sealed class StorageAccount(Lazy<BlobServiceClient> blobs, Lazy<QueueServiceClient> queues, Lazy<TableServiceClient> tables, TableReader rows)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Schema.Look>>> _looks = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> _tables = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<BlobContainerClient>>> _containers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<QueueClient>>> _queues = new();

    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public Task<TableClient> TableAsync(string name) => Once(_tables, name, async () =>
    {
        await LookAsync();
        if (name != Schema.Table)
        {
            await tables.Value.CreateTableIfNotExistsAsync(name);
        }

        return tables.Value.GetTableClient(name);
    });

    /// <summary>A row, without making the table; null where one of them is missing (<see cref="TableReader.FindAsync"/>).</summary>
    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public Task<TableEntity?> FindAsync(string table, string partition, string row, string[]? columns, CancellationToken cancellationToken) =>
        OfKnownFormAsync(rows.FindAsync(table, partition, row, columns, cancellationToken));

    /// <summary>The rows of a query, without making the table; none where it is missing (<see cref="TableReader.QueryAsync"/>).</summary>
    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public Task<List<TableEntity>> QueryAsync(string table, string? filter, string[]? columns, int? most, CancellationToken cancellationToken) =>
        OfKnownFormAsync(rows.QueryAsync(table, filter, columns, most, cancellationToken));

    /// <summary>Makes sure that this program knows the form of the data, if that has not been done yet. Afterwards there is the table that says so.</summary>
    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    internal Task<Schema.Look> LookAsync() => Once(_looks, Schema.Row, () => Schema.LookAsync(rows, tables, blobs));

    /// <summary>Whether the tables were made when there were editions already: they were lost, or the containers come from another account.</summary>
    public async ValueTask<bool> IsYoungerThanEditionsAsync() => (await LookAsync()).IsYounger;

    public Task<BlobContainerClient> ContainerAsync(string name) => Once(_containers, name, async () =>
    {
        var container = blobs.Value.GetBlobContainerClient(name);
        await container.CreateIfNotExistsAsync();
        return container;
    });

    public Task<QueueClient> QueueAsync(string name) => Once(_queues, name, async () =>
    {
        var queue = queues.Value.GetQueueClient(name);
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
        _looks.Clear();
        _tables.Clear();
        _containers.Clear();
        _queues.Clear();
    }

    // The look at the form of the data is at the same time as a process's first reading, and nobody sees what was read before it is over.
    private async Task<T> OfKnownFormAsync<T>(Task<T> reading)
    {
        await LookAsync();
        return await reading;
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
