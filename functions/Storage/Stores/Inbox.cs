using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Newsroom.Content;
using Newsroom.Settings;

namespace Newsroom.Storage.Stores;

/// <summary>What the listing of the container says of a file.</summary>
public sealed record InboxItem(string Path, string ETag, DateTimeOffset Uploaded);

/// <summary>The container <c>articles</c>, where people put their files. Newsroom reads it and never changes it.</summary>
public sealed class Inbox(StorageAccount storage, SiteOptions site)
{
    public const string Container = "articles";

    /// <summary>The file as it is now, or null where it is gone.</summary>
    public async Task<Upload?> DownloadAsync(string path, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        try
        {
            using var answer = (await container.GetBlobClient(path).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            var size = answer.Details.ContentLength;
            return new Upload(
                new BlobPath(path),
                Bare(answer.Details.ETag),
                answer.Details.LastModified,
                size,
                size <= site.MaxFileBytes ? await ReadAsync(answer.Content, (int)size, cancellationToken) : default(ReadOnlyMemory<byte>?));
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Every file, or those in a folder, in the order of their paths.</summary>
    public async IAsyncEnumerable<InboxItem> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken, string? folder = null)
    {
        var container = await storage.ContainerAsync(Container);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = folder }, cancellationToken))
        {
            yield return new InboxItem(blob.Name, Bare(blob.Properties.ETag.GetValueOrDefault()), blob.Properties.LastModified ?? default);
        }
    }

    public async Task<bool> HasAsync(string path, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        return await container.GetBlobClient(path).ExistsAsync(cancellationToken);
    }

    // Listings give it without quotation marks, headers with them.
    private static string Bare(ETag etag) => etag.ToString().Trim('"');

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, int size, CancellationToken cancellationToken)
    {
        var bytes = new byte[size];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
