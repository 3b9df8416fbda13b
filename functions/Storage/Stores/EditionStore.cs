using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>A body in storage.</summary>
/// <param name="Version">The version of the edition.</param>
/// <param name="Language">The language of the edition.</param>
/// <param name="Written">When it was written, by the clock of the storage service.</param>
/// <param name="IsApproved">Whether a person has approved it (<see cref="EditionStore.ApproveAsync"/>).</param>
public sealed record StoredBody(string Version, string Language, DateTimeOffset Written, bool IsApproved);

/// <summary>
/// The container <c>editions</c>: bodies under <c>{article}/{version}/{language}</c>, written once. Because they never change, the most
/// recently read bodies are cached, up to <see cref="CacheBytes"/>. Beside the body of a machine translation is its alignment, and an
/// empty blob if it was approved.
/// </summary>
public sealed class EditionStore(StorageAccount storage) : IDisposable
{
    private const string Container = "editions";
    private const string Approved = ".approved";

    /// <summary>Max size of the cache, in bytes.</summary>
    public const long CacheBytes = 32 << 20;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes, TrackStatistics = true });

    /// <summary>Bytes of the bodies in memory.</summary>
    public long CachedBytes => _cache.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>Stores a body. If there already is one of that name, it stays: it may have been paid for.</summary>
    /// <returns>The body that is stored now.</returns>
    public async Task<EditionBody> WriteAsync(string article, string version, EditionBody body, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, ContentJson.Readable.EditionBody);
        return await TryWriteAsync(Name(article, version, body.Language), json, cancellationToken)
            ? body
            : await ReadAsync(article, version, body.Language, cancellationToken) ?? body;
    }

    /// <summary>Stores the sentences of a translation. If there already are some, they stay.</summary>
    /// <returns>False if there are.</returns>
    public Task<bool> TryWriteAlignmentAsync(
        string article, string version, string language, Alignment alignment, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(alignment, ContentJson.Readable.Alignment);
        return TryWriteAsync(AlignmentName(article, version, language), json, cancellationToken);
    }

    /// <summary>The sentences of a machine translation; null if there are none.</summary>
    public async Task<Alignment?> ReadAlignmentAsync(
        string article, string version, string language, CancellationToken cancellationToken) =>
        await DownloadAsync(AlignmentName(article, version, language), cancellationToken) is { } json
            ? JsonSerializer.Deserialize(json.Span, ContentJson.Readable.Alignment) : null;

    /// <summary>Records that a person approved a translation as it is.</summary>
    public Task ApproveAsync(string article, string version, string language, CancellationToken cancellationToken) =>
        TryWriteAsync(Name(article, version, language) + Approved, [], cancellationToken);

    public async Task<bool> IsApprovedAsync(string article, string version, string language, CancellationToken cancellationToken) =>
        await DownloadAsync(Name(article, version, language) + Approved, cancellationToken) is not null;

    /// <summary>All bodies of an article.</summary>
    public async Task<IReadOnlyList<StoredBody>> ListAsync(string article, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        var blobs = await container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{article}/" }, cancellationToken)
            .ToDictionaryAsync(blob => blob.Name, cancellationToken: cancellationToken);
        return
        [
            .. from blob in blobs.Values
               let parts = blob.Name.Split('/')
               where parts.Length == 3 && LanguageCode.Normalise(parts[2]) == parts[2]
               select new StoredBody(parts[1], parts[2], blob.Properties.LastModified ?? default, blobs.ContainsKey(blob.Name + Approved)),
        ];
    }

    /// <summary>The body; null if there is none, or if it was deleted.</summary>
    public async Task<EditionBody?> ReadAsync(string article, string version, string language, CancellationToken cancellationToken)
    {
        var name = Name(article, version, language);
        if (_cache.TryGetValue(name, out EditionBody? cached))
        {
            return cached;
        }

        if (await DownloadAsync(name, cancellationToken) is not { } json)
        {
            return null;
        }

        var body = JsonSerializer.Deserialize(json.Span, ContentJson.Readable.EditionBody)!;
        _cache.Set(name, body, new MemoryCacheEntryOptions { Size = json.Length * sizeof(char) });
        return body;
    }

    /// <summary>Deletes the bodies of one version with their alignments, in every language.</summary>
    public Task DeleteAllAsync(string article, string version, CancellationToken cancellationToken) =>
        DeleteAsync($"{article}/{version}/", cancellationToken);

    /// <summary>Deletes the bodies of one version of an original and those of all translations that were made from it.</summary>
    public Task DeleteWithTranslationsAsync(string article, string version, CancellationToken cancellationToken) =>
        DeleteAsync($"{article}/{version}", cancellationToken);

    private async Task DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken))
        {
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
            _cache.Remove(blob.Name);
        }
    }

    public void Dispose() => _cache.Dispose();

    private async Task<bool> TryWriteAsync(string name, byte[] json, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
        };
        try
        {
            await container.GetBlobClient(name).UploadAsync(new BinaryData(json), options, cancellationToken);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task<ReadOnlyMemory<byte>?> DownloadAsync(string name, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Container);
        try
        {
            var response = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return response.Value.Content.ToMemory();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static string Name(string article, string version, string language) => $"{article}/{version}/{language}";

    private static string AlignmentName(string article, string version, string language) => $"{Name(article, version, language)}.alignment";
}
