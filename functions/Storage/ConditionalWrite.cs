using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Newsroom.Storage;

/// <summary>Compare-and-swap: a row is written only if no other writer has changed it since it was read.</summary>
internal static class ConditionalWrite
{
    /// <summary>Updates the row if its ETag is unchanged, or inserts it if <paramref name="etag"/> is null.</summary>
    /// <returns>The new ETag, or null if another writer was faster: read the row again and decide again.</returns>
    public static async Task<ETag?> SaveIfUnchangedAsync(
        this TableClient table, TableEntity row, ETag? etag, CancellationToken cancellationToken)
    {
        try
        {
            var response = etag is { } unchanged
                ? await table.UpdateEntityAsync(row, unchanged, TableUpdateMode.Replace, cancellationToken)
                : await table.AddEntityAsync(row, cancellationToken);
            return response.Headers.ETag;
        }
        catch (RequestFailedException conflict) when (IsConflict(conflict))
        {
            return null;
        }
    }

    // A missing table and one that is being deleted have these status codes, too: a retry would not help.
    private static bool IsConflict(RequestFailedException failure) => failure.Status is 404 or 409 or 412
        && failure.ErrorCode != TableErrorCode.TableNotFound && failure.ErrorCode != TableErrorCode.TableBeingDeleted;
}
