using Azure.Data.Tables;

namespace Newsroom.Storage.Stores;

/// <summary>
/// The row <c>site</c>/<c>files</c> of the table <c>state</c>: a token that is replaced after every change of a file, before the
/// generations of the editions that refer to it. What was read of files after the token is right as long as the token is the same.
/// </summary>
public sealed class FileToken(StorageAccount storage)
{
    public const string Row = "files";
    private const string Column = "Token";

    /// <summary>The token; empty if there never was a file.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken) =>
        (await storage.FindAsync(Schema.Table, Schema.Partition, Row, columns: null, cancellationToken))?.GetString(Column) ?? "";

    public async Task AdvanceAsync(CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Schema.Table);
        var row = new TableEntity(Schema.Partition, Row) { [Column] = Guid.CreateVersion7().ToString("N") };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }
}
