using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Caching;

/// <summary>
/// Responses that depend on what is published. Each is built once per generation, however many callers ask for it. The version in its ETag
/// names the generation: a caller with a current ETag gets a 304 from any instance, and the response is not built.
/// </summary>
public sealed class ResponseCache(Generations generations, SiteOptions site, TimeProvider clock) : IDisposable
{
    /// <summary>The max size of all responses in memory, in bytes.</summary>
    public const long MaxBytes = 12 << 20;

    private static readonly TimeSpan UnusedLifetime = TimeSpan.FromHours(1);

    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = MaxBytes, TrackStatistics = true });
    private readonly ConcurrentDictionary<CacheKey, Lazy<Task<CachedResponse>>> _builds = new();

    /// <summary>The size of all responses in memory, in bytes.</summary>
    public long CachedBytes => _entries.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>A response that depends on what is published in its language.</summary>
    public async Task<IResult> RespondAsync(
        HttpRequest request,
        string language,
        Func<Task<CachedResponse>> build,
        CancellationToken cancellationToken,
        string cacheControl = CachePolicy.OneMinute) =>
        await RespondAsync(
            request, language, await generations.ReadAsync(language, cancellationToken), cacheControl, build, cancellationToken);

    /// <summary>A response in one language that depends on what is published in any language.</summary>
    public async Task<IResult> RespondFromAllLanguagesAsync(
        HttpRequest request,
        string language,
        Func<Task<CachedResponse>> build,
        CancellationToken cancellationToken,
        string cacheControl = CachePolicy.OneMinute) =>
        await RespondAsync(
            request, language, await generations.ReadAllAsync(cancellationToken), cacheControl, build, cancellationToken);

    /// <summary>A response that depends on some other state, such as the search index.</summary>
    public async Task<IResult> RespondAsync(
        HttpRequest request,
        string language,
        string state,
        string cacheControl,
        Func<Task<CachedResponse>> build,
        CancellationToken cancellationToken)
    {
        var key = new CacheKey(state, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), language, request.OwnAddress(site));
        var entry = _entries.Get<CacheEntry>(key);
        var version = entry?.Version ?? key.Version(site);
        if (CachedResponse.NotModified(request, version, cacheControl) is { } notModified)
        {
            return notModified;
        }

        entry ??= await BuildAsync(key, version, build, cancellationToken);
        var size = entry.Response.Size;
        var result = entry.Response.ToResult(request, version, cacheControl);
        if (entry.Response.Size != size)
        {
            // It has one more coding now: its size in the cache must grow, too.
            Store(key, entry);
        }

        return result;
    }

    public void Dispose() => _entries.Dispose();

    private void Store(CacheKey key, CacheEntry entry) => _entries.Set(
        key, entry, new MemoryCacheEntryOptions { Size = entry.Response.Size + key.Size, SlidingExpiration = UnusedLifetime });

    /// <summary>Builds the response, or waits for another request that builds the same one.</summary>
    private async Task<CacheEntry> BuildAsync(
        CacheKey key, string version, Func<Task<CachedResponse>> build, CancellationToken cancellationToken)
    {
        var ownBuild = new Lazy<Task<CachedResponse>>(async () =>
        {
            await Task.Yield();
            return await build();
        });
        while (true)
        {
            var currentBuild = _builds.GetOrAdd(key, ownBuild);
            try
            {
                var entry = new CacheEntry(await currentBuild.Value.WaitAsync(cancellationToken), version);
                if (currentBuild == ownBuild)
                {
                    Store(key, entry);
                }

                return entry;
            }
            catch (OperationCanceledException) when (currentBuild != ownBuild && !cancellationToken.IsCancellationRequested)
            {
                // The caller for whom it was built has disconnected: build it for this one.
            }
            finally
            {
                if (currentBuild.Value.IsCompleted)
                {
                    _builds.TryRemove(new(key, currentBuild));
                }
            }
        }
    }
}
