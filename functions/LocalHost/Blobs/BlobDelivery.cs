using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Newsroom.LocalHost.Blobs;

/// <summary>One version of a blob that a function is to see.</summary>
internal sealed record BlobDelivery(BlobClient Blob, string ETag, BlobType? Type, IReadOnlyDictionary<string, string> Values)
{
    public string Path => $"{Blob.BlobContainerName}/{Blob.Name}";
}
