using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;

namespace Newsroom.LocalHost.Blobs;

/// <summary>The receipts of one function in table storage.</summary>
internal sealed class ReceiptTable(TableClient table, string function)
{
    public const string TableName = "LocalHostReceipts";

    private readonly GroupedWrites _writes = new(table);

    /// <summary>Blob names hold characters that keys must not, and may be longer.</summary>
    public static string RowKey(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)));

    public async Task<Dictionary<string, Receipt>> LoadAsync(CancellationToken cancellationToken)
    {
        var receipts = new Dictionary<string, Receipt>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {function}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            receipts[row.GetString("Path")] = Parse(row);
        }

        return receipts;
    }

    public async Task<Receipt?> ReadAsync(string path)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(function, RowKey(path));
        return row.HasValue ? Parse(row.Value!) : null;
    }

    /// <summary>Writes a claim, unless another host has written since: then null.</summary>
    public async Task<Receipt?> TryClaimAsync(string path, Receipt claim, ETag? seen)
    {
        try
        {
            var row = ToRow(path, claim);
            var action = seen is { } version
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, version)
                : new TableTransactionAction(TableTransactionActionType.Add, row);
            return claim with { Row = await _writes.WriteAsync(action) };
        }
        catch (RequestFailedException conflict) when (seen is null
            ? conflict.Status == StatusCodes.Status409Conflict
            : conflict.Status is StatusCodes.Status404NotFound or StatusCodes.Status412PreconditionFailed)
        {
            return null;
        }
    }

    /// <summary>Writes what became of a claim that we hold, together with claims that come shortly after.</summary>
    public async Task<Receipt> SettleAsync(string path, Receipt receipt)
    {
        var action = new TableTransactionAction(TableTransactionActionType.UpdateReplace, ToRow(path, receipt), ETag.All);
        return receipt with { Row = await _writes.WriteLaterAsync(action) };
    }

    /// <summary>Removes a receipt, unless another host has written since.</summary>
    public async Task RemoveAsync(string path, ETag seen)
    {
        try
        {
            await table.DeleteEntityAsync(function, RowKey(path), seen);
        }
        catch (RequestFailedException changed) when (changed.Status == StatusCodes.Status412PreconditionFailed)
        {
            // The blob is back: the claim finds its receipt.
        }
    }

    private TableEntity ToRow(string path, Receipt receipt) => new(function, RowKey(path))
    {
        ["Path"] = path,
        ["BlobETag"] = receipt.BlobETag,
        ["State"] = receipt.State.ToString(),
        ["Owner"] = receipt.Owner,
        ["Attempts"] = receipt.Attempts,
        ["NotBefore"] = receipt.NotBefore.ToString("O", CultureInfo.InvariantCulture),
    };

    private static Receipt Parse(TableEntity row) => new(
        row.GetString("BlobETag"),
        Enum.Parse<ReceiptState>(row.GetString("State")),
        row.GetString("Owner"),
        row.GetInt32("Attempts") ?? 0,
        DateTimeOffset.Parse(row.GetString("NotBefore"), CultureInfo.InvariantCulture),
        row.ETag);
}
