using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Newsroom.Storage.Stores;

/// <summary>The content of a blob in one state of it.</summary>
public sealed class BlobSource(BlobClient blob, ETag etag, long size, string mediaType)
{
    /// <summary>In bytes.</summary>
    public long Size => size;

    public string MediaType => mediaType;

    public ETag ETag => etag;

    /// <summary>Null if the blob does not exist.</summary>
    public static async Task<BlobSource?> FindAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new BlobSource(blob, properties.ETag, properties.ContentLength, properties.ContentType);
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
}
