using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Newsroom.Storage;

/// <summary>Reads rows. A missing table has none: reading creates nothing.</summary>
internal sealed class TableReader(Lazy<TableServiceClient> tables)
{
    // https://learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination
    private const int MaxPageSize = 1_000;

    /// <summary>Reads one row; null if the row or its table is missing.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="partition">The row's PartitionKey.</param>
    /// <param name="row">The row's RowKey.</param>
    /// <param name="columns">The columns to read; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RequestFailedException">The service refuses the request, or cannot be reached.</exception>
    public async Task<TableEntity?> FindAsync(
        string table, string partition, string row, string[]? columns, CancellationToken cancellationToken)
    {
        var found = await tables.Value.GetTableClient(table)
            .GetEntityIfExistsAsync<TableEntity>(partition, row, columns, cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Reads the rows of a query, in the order of their keys; none if the table is missing.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="filter">
    /// An OData filter, as from <see cref="TableClient.CreateQueryFilter(FormattableString)"/>; null for all rows.
    /// </param>
    /// <param name="columns">The columns to read; null for all.</param>
    /// <param name="max">Max number of rows; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RequestFailedException">The service refuses the request, or cannot be reached.</exception>
    public async Task<List<TableEntity>> QueryAsync(
        string table, string? filter, string[]? columns, int? max, CancellationToken cancellationToken)
    {
        var wanted = max ?? int.MaxValue;
        var rows = tables.Value.GetTableClient(table)
            .QueryAsync<TableEntity>(filter, Math.Min(MaxPageSize, wanted), columns, cancellationToken);
        try
        {
            return await rows.Take(wanted).ToListAsync(cancellationToken);
        }
        catch (RequestFailedException error) when (error.ErrorCode == TableErrorCode.TableNotFound)
        {
            return [];
        }
    }
}
