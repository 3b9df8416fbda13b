using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Newsroom.Storage;

/// <summary>The account's data has a schema that this program does not know.</summary>
public sealed class NewerSchemaException(int found) : InvalidOperationException(
    $"The storage account has data of schema version {found}, and this version of Newsroom knows up to {Schema.Current}: "
    + "run the version that wrote it, or a newer one.");

/// <summary>
/// The schema version of the stored data: the row <c>site</c>/<c>schema</c> of the table <c>state</c>. It is raised with every change of
/// the stored data that older programs would misread, so that they refuse to run. The row also says whether the tables are younger than
/// the bodies in the container <c>editions</c>: then the tables were lost, or both containers were copied to this account. And it has
/// the id of the site.
/// </summary>
internal static class Schema
{
    /// <summary>The version that this program reads and writes. Data without the row is older than the row, and of this version.</summary>
    public const int Current = 2;

    public const string Table = "state";
    public const string Partition = "site";
    public const string Row = "schema";
    private const string VersionColumn = "Version";
    private const string YoungerColumn = "IsYounger";
    private const string SiteIdColumn = "SiteId";
    private const string Editions = "editions";

    /// <summary>
    /// Reads the row, and writes it if it is missing or older. If several processes do so at once, the highest version stays.
    /// </summary>
    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public static async Task<SchemaSnapshot> CheckAsync(
        TableReader rows, Lazy<TableServiceClient> tables, Lazy<BlobServiceClient> blobs)
    {
        SchemaSnapshot? snapshot = null;
        await Conflict.RetryAsync(async _ =>
        {
            var row = await rows.FindAsync(Table, Partition, Row, columns: null, CancellationToken.None)
                ?? await NewAsync(rows, blobs.Value.GetBlobContainerClient(Editions));
            Check(row);
            snapshot = new SchemaSnapshot(row.GetBoolean(YoungerColumn) == true, row.GetString(SiteIdColumn) ?? "");
            return row.GetInt32(VersionColumn) >= Current || await TryRaiseAsync(tables.Value, row);
        });
        return snapshot!;
    }

    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public static void Check(TableEntity row)
    {
        if (row.GetInt32(VersionColumn) is { } version and > Current)
        {
            throw new NewerSchemaException(version);
        }
    }

    // Tables from before this row was introduced have other rows. The blob with the id is written first: if the row is not, the next
    // process finds the blob.
    private static async Task<TableEntity> NewAsync(TableReader rows, BlobContainerClient editions)
    {
        var isEmpty = await rows.QueryAsync(Table, filter: null, columns: null, max: 1, CancellationToken.None) is [];
        var hasEditions = await HasAnyAsync(editions);
        return new TableEntity(Partition, Row)
        {
            [YoungerColumn] = isEmpty && hasEditions,
            [SiteIdColumn] = await SiteId.FindAsync(editions) ?? (isEmpty && !hasEditions ? await SiteId.CreateAsync(editions) : ""),
        };
    }

    private static async Task<bool> HasAnyAsync(BlobContainerClient container)
    {
        try
        {
            return await container.GetBlobsAsync(new GetBlobsOptions()).AnyAsync(blob => blob.Name != SiteId.Blob);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    private static async Task<bool> TryRaiseAsync(TableServiceClient tables, TableEntity row)
    {
        await tables.CreateTableIfNotExistsAsync(Table);
        var table = tables.GetTableClient(Table);
        row[VersionColumn] = Current;
        return await table.SaveIfUnchangedAsync(row, row.ETag == default ? null : row.ETag, CancellationToken.None) is not null;
    }
}
