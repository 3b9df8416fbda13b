using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Publishing.Reconciling;

/// <summary>A request to read all uploads again.</summary>
/// <param name="Since">Ledger rows older than this time, by the clock of the storage service, must still be read again.</param>
/// <param name="ETag">ETag of the row.</param>
public sealed record RebuildRequest(DateTimeOffset Since, ETag ETag);

/// <summary>
/// The row <c>site</c>/<c>rebuild</c> of the table <c>state</c>. It exists while every upload is being read again from the container. The
/// ledger says which ones have been: their rows are newer. So a rebuild can be interrupted anywhere.
/// </summary>
public sealed class Rebuild(StorageAccount storage)
{
    private const string Row = "rebuild";

    /// <summary>Requests that everything be read again at the next run of <see cref="Reconciliation"/>.</summary>
    public async Task RequestAsync(CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Schema.Table);
        await table.UpsertEntityAsync(new TableEntity(Schema.Partition, Row), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The current request; null for none.</summary>
    /// <exception cref="NewerSchemaException">
    /// Another instance has raised the schema version since this one started: from now on this one does not use the data.
    /// </exception>
    public async Task<RebuildRequest?> FindAsync(CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Schema.Table);
        RebuildRequest? request = null;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Schema.Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == Schema.Row)
            {
                CheckSchema(row);
            }
            else if (row.RowKey == Row)
            {
                request = new RebuildRequest(row.Timestamp ?? default, row.ETag);
            }
        }

        return request;
    }

    /// <summary>Ends a rebuild after everything has been read, unless it was requested again since.</summary>
    public async Task EndAsync(RebuildRequest request, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Schema.Table);
        try
        {
            await table.DeleteEntityAsync(Schema.Partition, Row, request.ETag, cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // It was requested again: then it starts over.
        }
    }

    private void CheckSchema(TableEntity row)
    {
        try
        {
            Schema.Check(row);
        }
        catch (NewerSchemaException)
        {
            storage.Forget();
            throw;
        }
    }
}
