using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Http;

/// <summary>The key of HTTP functions: configured, or made at the first start and kept in the storage account, so that it stays the same.</summary>
internal sealed class HostKey(LocalHostOptions options, StorageClients storage)
{
    private const string ContainerName = "azure-webjobs-secrets";
    private const string BlobName = "localhost-key";
    private const string Header = "x-functions-key";
    private const string QueryParameter = "code";

    private byte[] _digest = [];

    public string? Value { get; private set; }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Value = options.Key ?? await LoadOrMakeAsync(cancellationToken);
        _digest = Digest(Value);
    }

    public bool Opens(HttpRequest request)
    {
        var given = request.Headers[Header].FirstOrDefault() ?? request.Query[QueryParameter].FirstOrDefault();
        return given is not null && CryptographicOperations.FixedTimeEquals(Digest(given), _digest);
    }

    private async Task<string> LoadOrMakeAsync(CancellationToken cancellationToken)
    {
        var container = storage.Blobs.GetBlobContainerClient(ContainerName);
        var blob = container.GetBlobClient(BlobName);
        try
        {
            return await ReadAsync(blob, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }

        var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        try
        {
            var onlyNew = new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(BinaryData.FromString(made), onlyNew, cancellationToken);
            return made;
        }
        catch (RequestFailedException lost) when (lost.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // Another host was faster: its key is the key.
            return await ReadAsync(blob, cancellationToken);
        }
    }

    private static async Task<string> ReadAsync(BlobClient blob, CancellationToken cancellationToken) =>
        (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString();

    // Digests have one length, so the comparison tells nothing of the key's.
    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
