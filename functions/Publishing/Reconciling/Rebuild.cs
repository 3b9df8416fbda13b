using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Publishing.Reconciling;

/// <summary>A request to read all uploads again.</summary>
/// <param name="Since">Ledger rows older than this time, by the clock of the storage account, are still to be read again.</param>
/// <param name="ETag">ETag of the row.</param>
public sealed record RebuildRequest(DateTimeOffset Since, ETag ETag);

/// <summary>
/// The row <c>site</c>/<c>rebuild</c> of the table <c>state</c>, there while every upload is being read again from the container. Which ones have been, the ledger tells:
/// their rows are newer. So it can be interrupted anywhere.
/// </summary>
public sealed class Rebuild(StorageAccount storage)
{
    private const string Row = "rebuild";

    /// <summary>Asks for everything to be read again, at the next run of <see cref="Reconciliation"/>.</summary>
    public async Task RequestAsync(CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Schema.Table);
        await table.UpsertEntityAsync(new TableEntity(Schema.Partition, Row), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>What is asked for; null for nothing.</summary>
    /// <exception cref="NewerSchemaException">Another instance has raised the version of the data since this one began: from now on nothing here touches it.</exception>
    public async Task<RebuildRequest?> FindAsync(CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Schema.Table);
        RebuildRequest? request = null;
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Schema.Partition}"), cancellationToken: cancellationToken))
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

    /// <summary>Everything has been read, unless it was asked for again since.</summary>
    public async Task EndAsync(RebuildRequest request, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Schema.Table);
        try
        {
            await table.DeleteEntityAsync(Schema.Partition, Row, request.ETag, cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // Then it begins anew.
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
