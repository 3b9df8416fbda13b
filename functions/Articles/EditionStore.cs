using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Storage;

namespace Newsroom.Articles;

/// <summary>
/// The container <c>editions</c>: bodies under <c>{article}/{version}/{language}</c>, written once. What never changes can be cached
/// for ever: the most recently read bodies are kept, up to <see cref="CacheBytes"/>.
/// </summary>
public sealed class EditionStore(StorageAccount storage) : IDisposable
{
    private const string Container = "editions";

    /// <summary>Bound of the cache, in bytes of JSON.</summary>
    public const long CacheBytes = 32 << 20;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes, TrackStatistics = true });

    /// <summary>Bytes of JSON of the bodies in memory.</summary>
    public long CachedBytes => _cache.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>Keeps a body. Where there is one of that name already, the first stands: it may have been paid for.</summary>
    /// <returns>The body that is stored now.</returns>
    public async Task<EditionBody> WriteAsync(string article, string version, EditionBody body, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        var json = new BinaryData(JsonSerializer.SerializeToUtf8Bytes(body, ArticleJson.Readable.EditionBody));
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
        };
        try
        {
            await container.GetBlobClient(Name(article, version, body.Language)).UploadAsync(json, options, cancellationToken);
            return body;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return await ReadAsync(article, version, body.Language, cancellationToken) ?? body;
        }
    }

    /// <summary>The body, or null where there is none (any more).</summary>
    public async Task<EditionBody?> ReadAsync(string article, string version, string language, CancellationToken cancellationToken)
    {
        var name = Name(article, version, language);
        if (_cache.TryGetValue(name, out EditionBody? cached))
        {
            return cached;
        }

        var container = await storage.ContainerAsync(Container);
        try
        {
            var answer = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            var json = answer.Value.Content.ToMemory();
            var body = JsonSerializer.Deserialize(json.Span, ArticleJson.Readable.EditionBody)!;
            _cache.Set(name, body, new MemoryCacheEntryOptions { Size = json.Length });
            return body;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Removes the bodies of one version, in every language.</summary>
    public async Task DeleteAllAsync(string article, string version, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{article}/{version}/" }, cancellationToken))
        {
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
            _cache.Remove(blob.Name);
        }
    }

    public void Dispose() => _cache.Dispose();

    private static string Name(string article, string version, string language) => $"{article}/{version}/{language}";
}
