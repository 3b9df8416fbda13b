namespace Newsroom.Http.Caching;

/// <summary>Values of <c>Cache-Control</c>.</summary>
internal static class CachePolicy
{
    /// <summary>Store, but revalidate each time: for what an editor checks after a correction, and for what can be withdrawn.</summary>
    public const string Revalidate = "public, no-cache";

    /// <summary>
    /// For what programs fetch on a schedule: fresh for a minute, then stale for ten more while the cache revalidates it (RFC 5861).
    /// </summary>
    public const string OneMinute = "public, max-age=60, stale-while-revalidate=600";

    /// <summary>For what never changes under its address (RFC 8246).</summary>
    public const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>For what only the holder of the key must see.</summary>
    public const string Private = "private, no-cache";
}
