using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Newsroom.Storage.Stores;

/// <summary>The content of a blob in one state of it.</summary>
public sealed class BlobSource(BlobClient blob, ETag etag, long size, string mediaType)
{
    /// <summary>The content, if it was read already.</summary>
    public byte[]? Content { get; private init; }

    /// <summary>In bytes.</summary>
    public long Size => size;

    public string MediaType => mediaType;

    public ETag ETag => etag;

    /// <summary>Null if the blob does not exist. The content is read with the same request if it has at most some bytes.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="maxBytes">0 for none: a request for more than that is broken off where the content is larger.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<BlobSource?> FindAsync(BlobClient blob, long maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            if (maxBytes == 0)
            {
                var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
                return new BlobSource(blob, properties.ETag, properties.ContentLength, properties.ContentType);
            }

            var download = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            await using var stream = download.Content;
            var details = download.Details;
            return new BlobSource(blob, details.ETag, details.ContentLength, details.ContentType)
            {
                Content = details.ContentLength <= maxBytes ? await ReadAsync(stream, details.ContentLength, cancellationToken) : null,
            };
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Opens the content from a byte to the end with one request; what is not read of it is not transferred.</summary>
    /// <exception cref="RequestFailedException">412: the blob has changed. 404: it was deleted.</exception>
    public async Task<Stream> OpenAsync(long from, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions
        {
            Range = new HttpRange(from),
            Conditions = new BlobRequestConditions { IfMatch = etag },
        };
        var download = await blob.DownloadStreamingAsync(options, cancellationToken);
        return download.Value.Content;
    }

    /// <summary>The content; it must be small.</summary>
    /// <inheritdoc cref="OpenAsync" path="/exception"/>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        if (Content is { } known)
        {
            return known;
        }

        await using var stream = await OpenAsync(from: 0, cancellationToken);
        return await ReadAsync(stream, size, cancellationToken);
    }

    private static async Task<byte[]> ReadAsync(Stream stream, long size, CancellationToken cancellationToken)
    {
        var content = new byte[size];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }
}
