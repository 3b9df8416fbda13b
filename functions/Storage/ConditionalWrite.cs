using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Newsroom.Storage;

/// <summary>Optimistic concurrency: a row is written only if nobody has changed it since it was read.</summary>
internal static class ConditionalWrite
{
    /// <summary>Updates the row if its ETag is unchanged, or inserts it if <paramref name="etag"/> is null.</summary>
    /// <returns>The new ETag, or null if another writer was faster: read the row again and decide anew.</returns>
    public static async Task<ETag?> SaveIfUnchangedAsync(this TableClient table, TableEntity row, ETag? etag, CancellationToken cancellationToken)
    {
        try
        {
            var response = etag is { } unchanged
                ? await table.UpdateEntityAsync(row, unchanged, TableUpdateMode.Replace, cancellationToken)
                : await table.AddEntityAsync(row, cancellationToken);
            return response.Headers.ETag;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412 && conflict.ErrorCode != TableErrorCode.TableNotFound)
        {
            return null;
        }
    }
}
