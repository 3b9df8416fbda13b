using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;

namespace Newsroom.Storage.Stores;

/// <summary>
/// The container <c>pictures</c>: what was made from the pictures of the container <c>articles</c>, under <c>{version}/{width}</c> or
/// <c>{version}/full</c>. It can be deleted at any time: what is missing is made at the next request.
/// </summary>
public sealed class PictureStore(StorageAccount storage)
{
    private const string Container = "pictures";
    private const string Full = "full";

    /// <summary>The picture; null if it is not made yet. One request tells, and has the content of a small one.</summary>
    /// <param name="version">The version of its file.</param>
    /// <param name="width">Its width; null for its own size.</param>
    /// <param name="maxBytes">The size up to which the content is read; 0 to read no content.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<BlobSource?> FindAsync(string version, int? width, long maxBytes, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        return await BlobSource.FindAsync(container.GetBlobClient(Name(version, width)), maxBytes, cancellationToken);
    }

    /// <summary>Stores a picture. If there already is one, it stays: it was made from the same content.</summary>
    /// <returns>False if there is one.</returns>
    public async Task<bool> WriteAsync(string version, int? width, byte[] content, string mediaType, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = mediaType },
        };
        try
        {
            await container.GetBlobClient(Name(version, width)).UploadAsync(new BinaryData(content), options, cancellationToken);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412 && exists.ErrorCode != BlobErrorCode.ContainerBeingDeleted)
        {
            return false;
        }
    }

    /// <summary>Deletes what was made from a version.</summary>
    public async Task DeleteAsync(string version, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{version}/" }, cancellationToken))
        {
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
        }
    }

    private static string Name(string version, int? width) => $"{version}/{width?.ToString(CultureInfo.InvariantCulture) ?? Full}";
}
