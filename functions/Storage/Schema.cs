using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Newsroom.Storage;

/// <summary>The account's data is in a form that this program does not know.</summary>
public sealed class NewerSchemaException(int found) : InvalidOperationException(
    $"The storage account has data of schema version {found}, and this version of Newsroom knows up to {Schema.Current}: run the version that wrote it, or a newer one.");

/// <summary>
/// Which form the stored data has: the row <c>site</c>/<c>schema</c> of the table <c>state</c>. It is raised with every change of what is stored that programs before it
/// would misread, so that those refuse to run. It also says whether the tables are younger than the bodies in the container <c>editions</c>: then they were lost, or
/// both containers were copied here.
/// </summary>
internal static class Schema
{
    /// <summary>What this program reads and writes. Data without a row is older than the row, and of this form.</summary>
    public const int Current = 1;

    public const string Table = "state";
    public const string Partition = "site";
    public const string Row = "schema";
    private const string VersionColumn = "Version";
    private const string YoungerColumn = "IsYounger";
    private const string Editions = "editions";

    /// <summary>Looks at the row, and writes it where it is missing or older. Of several who do so at once, the highest version stays.</summary>
    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public static async Task<Look> LookAsync(TableReader rows, Lazy<TableServiceClient> tables, Lazy<BlobServiceClient> blobs)
    {
        while (true)
        {
            var row = await rows.FindAsync(Table, Partition, Row, columns: null, CancellationToken.None)
                ?? new TableEntity(Partition, Row) { [YoungerColumn] = await IsYoungerAsync(rows, blobs.Value) };
            Check(row);
            if (row.GetInt32(VersionColumn) >= Current || await TryRaiseAsync(tables.Value, row))
            {
                return new Look(row.GetBoolean(YoungerColumn) == true);
            }
        }
    }

    /// <exception cref="NewerSchemaException">The data is of a newer version.</exception>
    public static void Check(TableEntity row)
    {
        if (row.GetInt32(VersionColumn) is { } version and > Current)
        {
            throw new NewerSchemaException(version);
        }
    }

    // Tables of before there was this row have others.
    private static async Task<bool> IsYoungerAsync(TableReader rows, BlobServiceClient blobs) =>
        await rows.QueryAsync(Table, filter: null, columns: null, most: 1, CancellationToken.None) is []
        && await HasAnyAsync(blobs.GetBlobContainerClient(Editions));

    private static async Task<bool> HasAnyAsync(BlobContainerClient container)
    {
        try
        {
            return await container.GetBlobsAsync(new GetBlobsOptions()).AnyAsync();
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
        try
        {
            _ = row.ETag == default ? await table.AddEntityAsync(row) : await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412 && changed.ErrorCode != "TableBeingDeleted")
        {
            return false;
        }
    }

    /// <summary>What the row says beside the version.</summary>
    /// <param name="IsYounger">Whether the tables are younger than the editions.</param>
    public sealed record Look(bool IsYounger);
}
