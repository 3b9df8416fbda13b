using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>A file that was unpacked from a bundle.</summary>
/// <param name="Path">Its path.</param>
/// <param name="ETag">Its ETag.</param>
/// <param name="Bundle">The bundle; null for what a person uploaded.</param>
/// <param name="Content">Tells contents apart; null for what a person uploaded.</param>
public sealed record BundleFile(string Path, ETag ETag, string? Bundle, string? Content);

/// <summary>
/// Files of the container <c>articles</c> that were unpacked from bundles. Their metadata names the bundle. What a person uploads has no
/// such metadata, and is never changed: each write and deletion is of the file as it was listed.
/// </summary>
public sealed class BundleFiles(StorageAccount storage)
{
    private const string BundleKey = "bundle";
    private const string ContentKey = "content";
    private const int BufferSize = 4 << 20;

    /// <summary>The bundle that the metadata of a blob names; null for none.</summary>
    public static string? BundleOf(IDictionary<string, string>? metadata) =>
        metadata?.TryGetValue(BundleKey, out var bundle) == true ? Uri.UnescapeDataString(bundle) : null;

    /// <summary>The files of a folder, which ends with a slash or is empty.</summary>
    public async IAsyncEnumerable<BundleFile> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Inbox.Container);
        var options = new GetBlobsOptions { Prefix = folder, Traits = BlobTraits.Metadata };
        await foreach (var blob in container.GetBlobsAsync(options, cancellationToken))
        {
            var content = blob.Metadata?.TryGetValue(ContentKey, out var known) == true ? known : null;
            yield return new BundleFile(blob.Name, blob.Properties.ETag.GetValueOrDefault(), BundleOf(blob.Metadata), content);
        }
    }

    /// <summary>The archive as it is now, to be read anywhere with a request for each part; null if it does not exist.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <param name="partSize">Bytes of a part.</param>
    public async Task<(Stream Content, string ETag, DateTimeOffset Uploaded)?> OpenAsync(
        string path, CancellationToken cancellationToken, int partSize = BufferSize)
    {
        var container = await storage.ContainerAsync(Inbox.Container);
        try
        {
            var blob = container.GetBlobClient(path);
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            var options = new BlobOpenReadOptions(allowModifications: false)
            {
                BufferSize = partSize,
                Conditions = new BlobRequestConditions { IfMatch = properties.ETag },
            };
            return (await blob.OpenReadAsync(options, cancellationToken), properties.ETag.ToString(), properties.LastModified);
        }
        catch (RequestFailedException missing) when (missing.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>The ETag of a bundle; null if it does not exist.</summary>
    public async Task<string?> FindETagAsync(string bundle, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Inbox.Container);
        var found = await BlobSource.FindAsync(container.GetBlobClient(bundle), maxBytes: 0, cancellationToken);
        return found?.ETag.ToString();
    }

    /// <summary>Writes a file of a bundle.</summary>
    /// <param name="file">The file as it is to be.</param>
    /// <param name="before">The one that is there; null for none.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>False if a person has uploaded a file there meanwhile.</returns>
    public async Task<bool> TryWriteAsync(BundleFile file, BundleFile? before, Stream bytes, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Inbox.Container);
        var options = new BlobUploadOptions
        {
            Conditions = before is null
                ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = before.ETag },
            Metadata = new Dictionary<string, string>
            {
                [BundleKey] = Uri.EscapeDataString(file.Bundle!),
                [ContentKey] = file.Content!,
            },
        };
        try
        {
            await container.GetBlobClient(file.Path).UploadAsync(bytes, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Deletes a file of a bundle, unless a person has uploaded another one there meanwhile.</summary>
    public async Task DeleteAsync(BundleFile file, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Inbox.Container);
        try
        {
            await container.GetBlobClient(file.Path).DeleteIfExistsAsync(
                conditions: new BlobRequestConditions { IfMatch = file.ETag }, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException other) when (other.Status == 412)
        {
            // It is another file now.
        }
    }
}
