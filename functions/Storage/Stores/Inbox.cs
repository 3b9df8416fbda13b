using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Newsroom.Content;
using Newsroom.Settings;

namespace Newsroom.Storage.Stores;

/// <summary>A file in the listing of the container.</summary>
/// <param name="Path">Its path.</param>
/// <param name="ETag">Its ETag.</param>
/// <param name="Uploaded">When it was uploaded.</param>
/// <param name="Bundle">The bundle that it was unpacked from; null for what people uploaded.</param>
public sealed record InboxItem(string Path, string ETag, DateTimeOffset Uploaded, string? Bundle = null);

/// <summary>
/// The container <c>articles</c>, where people upload their files. Newsroom reads it. It changes nothing of theirs: it only unpacks
/// bundles (<see cref="BundleFiles"/>).
/// </summary>
public sealed class Inbox(StorageAccount storage, SiteOptions site)
{
    public const string Container = "articles";

    private const int NotModified = 304;

    /// <summary>The file as it is now; null if it does not exist.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <param name="known">The file as it was downloaded before: it is returned if the file is still the same.</param>
    public async Task<Upload?> DownloadAsync(string path, CancellationToken cancellationToken, Upload? known = null)
    {
        var container = await storage.ContainerAsync(Container);
        try
        {
            var options = new BlobDownloadOptions
            {
                Conditions = known is null ? null : new BlobRequestConditions { IfNoneMatch = new ETag($"\"{known.ETag}\"") },
            };
            var download = await container.GetBlobClient(path).DownloadStreamingAsync(options, cancellationToken);
            if (download.GetRawResponse().Status == NotModified)
            {
                return known;
            }

            using var response = download.Value;
            var size = response.Details.ContentLength;
            return new Upload(
                new BlobPath(path),
                Unquote(response.Details.ETag),
                response.Details.LastModified,
                size,
                size <= site.MaxFileBytes
                    ? await ReadAsync(response.Content, (int)size, cancellationToken)
                    : default(ReadOnlyMemory<byte>?));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Every file, or those in a folder, in the order of their paths.</summary>
    public async IAsyncEnumerable<InboxItem> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken, string? folder = null)
    {
        var container = await storage.ContainerAsync(Container);
        var options = new GetBlobsOptions { Prefix = folder, Traits = BlobTraits.Metadata };
        await foreach (var blob in container.GetBlobsAsync(options, cancellationToken))
        {
            var etag = Unquote(blob.Properties.ETag.GetValueOrDefault());
            var uploaded = blob.Properties.LastModified ?? default;
            yield return new InboxItem(blob.Name, etag, uploaded, BundleFiles.BundleOf(blob.Metadata));
        }
    }

    /// <summary>The names of the folders directly in a folder, which ends with a slash.</summary>
    public async Task<IReadOnlyList<string>> FoldersAsync(string folder, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        var options = new GetBlobsByHierarchyOptions { Prefix = folder, Delimiter = "/" };
        return await container.GetBlobsByHierarchyAsync(options, cancellationToken)
            .Where(item => item.IsPrefix).Select(item => item.Prefix[folder.Length..].TrimEnd('/')).ToListAsync(cancellationToken);
    }

    /// <summary>The file as it is now, without its content; null if it does not exist.</summary>
    public async Task<Upload?> DescribeAsync(string path, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        try
        {
            var properties = (await container.GetBlobClient(path).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new Upload(
                new BlobPath(path), Unquote(properties.ETag), properties.LastModified, properties.ContentLength, Content: null);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The content of a file as it was when it was described.</summary>
    public async Task<BlobSource> ContentOfAsync(string path, string etag, long size, string mediaType)
    {
        var container = await storage.ContainerAsync(Container);
        return new BlobSource(container.GetBlobClient(path), new ETag($"\"{etag}\""), size, mediaType);
    }

    public async Task<bool> HasAsync(string path, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        return await container.GetBlobClient(path).ExistsAsync(cancellationToken);
    }

    // Listings have ETags without quotation marks, headers with them.
    private static string Unquote(ETag etag) => etag.ToString().Trim('"');

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, int size, CancellationToken cancellationToken)
    {
        var bytes = new byte[size];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
