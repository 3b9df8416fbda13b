using Azure.Data.Tables;

namespace Newsroom.Storage;

/// <summary>
/// Inserts or replaces rows of a table whose partitions are shared by many articles. Rows that come while others of the partition are being
/// written are written together, in one transaction.
/// </summary>
/// <param name="storage">The account.</param>
/// <param name="table">The table's name.</param>
/// <param name="max">
/// Max number of rows in a transaction: at most 100, and fewer where rows are large, as a transaction has at most 4 MiB. One that is too
/// large fails, and its rows are written by themselves.
/// </param>
public sealed class RowUpserts(StorageAccount storage, string table, int max) : IDisposable
{
    private readonly GroupCommit<IReadOnlyList<TableEntity>> _rows = new(
        max,
        async (_, rows, cancellationToken) =>
            await UpsertAsync(await storage.TableAsync(table), [.. rows.SelectMany(some => some)], cancellationToken),
        rows => rows.Count);

    /// <summary>Writes rows of a partition that have different keys, all or none: at most as many as fit into a transaction.</summary>
    public Task WriteAsync(string partition, IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken) =>
        _rows.WriteAsync(partition, rows, cancellationToken);

    public void Dispose() => _rows.Dispose();

    private static Task UpsertAsync(TableClient client, TableEntity[] rows, CancellationToken cancellationToken) =>
        rows is [var only]
            ? client.UpsertEntityAsync(only, TableUpdateMode.Replace, cancellationToken)
            : client.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken);
}
