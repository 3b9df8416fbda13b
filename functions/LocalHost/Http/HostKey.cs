using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Http;

/// <summary>
/// The key of HTTP functions: configured, or made at the first start and kept in the storage account, so that it stays the same.
/// </summary>
/// <remarks>It is loaded while the server starts, and is there when the host says that it has started.</remarks>
internal sealed class HostKey(LocalHostOptions options, StorageClients storage) : IHostedLifecycleService
{
    private const string ContainerName = "azure-webjobs-secrets";
    private const string BlobName = "localhost-key";
    private const string Header = "x-functions-key";
    private const string QueryParameter = "code";

    private Task<string> _key = Task.FromException<string>(new InvalidOperationException("The host has not been started."));
    private byte[] _digest = [];

    public string? Value => _key.IsCompletedSuccessfully ? _key.Result : null;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _key = Task.Run(() => LoadAsync(cancellationToken), CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => _key;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether the request has the key. The server may listen a moment before the key is known: then it is waited for.</summary>
    public async ValueTask<bool> OpensAsync(HttpRequest request)
    {
        var given = request.Headers[Header].FirstOrDefault() ?? request.Query[QueryParameter].FirstOrDefault();
        if (given is null)
        {
            return false;
        }

        await _key;
        return CryptographicOperations.FixedTimeEquals(Digest(given), _digest);
    }

    private async Task<string> LoadAsync(CancellationToken cancellationToken)
    {
        var key = options.Key ?? await LoadOrMakeAsync(cancellationToken);
        _digest = Digest(key);
        return key;
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
