namespace Newsroom.LocalHost.Http;

/// <summary>The first segments of paths that belong to the Functions host: no request below them reaches a function.</summary>
internal static class ReservedPaths
{
    private static readonly string[] FirstSegments = ["admin", "runtime"];

    /// <param name="path">A path or route, with or without a leading slash.</param>
    public static bool Contain(string path) => FirstSegments.Contains(path.TrimStart('/').Split('/')[0], StringComparer.OrdinalIgnoreCase);
}
