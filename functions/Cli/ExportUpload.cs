using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Newsroom.Importing;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Cli;

/// <summary>What became of an upload of an import.</summary>
internal enum UploadResult
{
    /// <summary>It is new.</summary>
    New,

    /// <summary>It has replaced what an earlier import had put there.</summary>
    Changed,

    /// <summary>It was there already.</summary>
    Unchanged,

    /// <summary>Something else is there, which a person may have written: it was not changed.</summary>
    Edited,
}

/// <summary>
/// Uploads articles of an export. A blob remembers what an import has put there: if that has been edited since, it is not changed.
/// </summary>
internal sealed class ExportUpload(StorageAccount storage, ImportOptions options)
{
    /// <summary>Metadata with the digest of the content that an import has uploaded.</summary>
    private const string Imported = "imported";

    private readonly ConcurrentDictionary<string, Present> _present = new(StringComparer.Ordinal);

    /// <summary>Reads what is in the container.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Inbox.Container);
        var folder = new GetBlobsOptions
        {
            Traits = BlobTraits.Metadata,
            Prefix = options.Folder.Length == 0 ? null : $"{options.Folder}/",
        };
        await foreach (var blob in container.GetBlobsAsync(folder, cancellationToken))
        {
            var hash = blob.Properties.ContentHash is { } md5 ? Convert.ToHexStringLower(md5) : null;
            var imported = blob.Metadata.TryGetValue(Imported, out var digest) ? digest : null;
            _present[blob.Name] = new Present(blob.Properties.ETag!.Value, hash, imported);
        }
    }

    public bool Has(string path) => _present.ContainsKey(path);

    /// <summary>Uploads an article, unless it is there.</summary>
    public Task<UploadResult> UploadAsync(ImportedItem item, CancellationToken cancellationToken) =>
        UploadAsync(item.Path!, new MemoryStream(item.Content.ToArray(), writable: false), "text/markdown", cancellationToken);

    /// <inheritdoc cref="UploadAsync(ImportedItem, CancellationToken)"/>
    /// <param name="path">Its path.</param>
    /// <param name="content">Can be read twice.</param>
    /// <param name="mediaType">Null if it is not known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<UploadResult> UploadAsync(string path, Stream content, string? mediaType, CancellationToken cancellationToken)
    {
        var hash = await HashAsync(content, cancellationToken);
        var mark = Convert.ToHexStringLower(hash);
        var present = _present.GetValueOrDefault(path);
        if (present is not null && present.Hash == mark)
        {
            return UploadResult.Unchanged;
        }

        if (present is not null && !options.Overwrites && (present.Imported is null || present.Imported != present.Hash))
        {
            return UploadResult.Edited;
        }

        var container = await storage.ContainerAsync(Inbox.Container);
        content.Position = 0;
        try
        {
            await container.GetBlobClient(path).UploadAsync(
                content,
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = mediaType, ContentHash = hash },
                    Metadata = new Dictionary<string, string> { [Imported] = mark },
                    Conditions = present is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = present.ETag },
                },
                cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status is 409 or 412)
        {
            // Somebody has written it since the container was listed.
            return UploadResult.Edited;
        }

        return present is null ? UploadResult.New : UploadResult.Changed;
    }

#pragma warning disable CA5351 // It guards nothing: it is the digest that Blob Storage keeps with every blob.
    private static async Task<byte[]> HashAsync(Stream content, CancellationToken cancellationToken) =>
        await MD5.HashDataAsync(content, cancellationToken);
#pragma warning restore CA5351

    private sealed record Present(ETag ETag, string? Hash, string? Imported);
}
