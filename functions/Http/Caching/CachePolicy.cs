namespace Newsroom.Http;

/// <summary>What <c>Cache-Control</c> says to caches between us and the readers.</summary>
internal static class CachePolicy
{
    /// <summary>Keep it and ask each time whether it is still so: for what an editor looks at after a correction, and what may be withdrawn.</summary>
    public const string AskEachTime = "public, no-cache";

    /// <summary>For what programs fetch on a schedule: a minute without asking, ten more while the cache asks in the background (RFC 5861).</summary>
    public const string AskEachMinute = "public, max-age=60, stale-while-revalidate=600";
}
