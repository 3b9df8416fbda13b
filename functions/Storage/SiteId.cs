using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Newsroom.Storage;

/// <summary>
/// The id of a site: made once, when its account is empty, and kept as the blob <see cref="Blob"/> in the container <c>editions</c>, so
/// that it moves with the container, and in the schema row. A site that had data before there were such ids has none, as it has given out
/// ids of articles and events without it.
/// </summary>
internal static class SiteId
{
    /// <summary>Bodies have names with two slashes.</summary>
    public const string Blob = "site";

    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 10;

    /// <summary>The id that the container has; null if it has none.</summary>
    public static async Task<string?> FindAsync(BlobContainerClient container)
    {
        try
        {
            return (await container.GetBlobClient(Blob).DownloadContentAsync()).Value.Content.ToString();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Makes an id, or returns the one that another process has made meanwhile.</summary>
    public static async Task<string> CreateAsync(BlobContainerClient container)
    {
        var id = RandomNumberGenerator.GetString(Letters, Length);
        await container.CreateIfAllowedAsync();
        try
        {
            await container.GetBlobClient(Blob).UploadAsync(
                new BinaryData(id), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } });
            return id;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return await FindAsync(container) ?? throw new ConflictException("The id of the site was deleted while it was made.", exists);
        }
    }
}
