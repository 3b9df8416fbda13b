namespace Newsroom.Http.Caching;

/// <summary>A response in the cache.</summary>
/// <param name="Version">The version in its ETag: see <see cref="CacheKey.Version"/>.</param>
internal sealed record CacheEntry(CachedResponse Response, string Version);
