namespace Newsroom.Search.Matching;

/// <summary>A hit in a segment.</summary>
internal sealed record Hit(int Document, float Score);

/// <summary>The hits of a segment.</summary>
/// <param name="Hits">The first hits, unordered.</param>
/// <param name="Total">The number of hits that were counted.</param>
/// <param name="IsExact">Whether <paramref name="Total"/> counts all hits.</param>
internal readonly record struct CollectedHits(IReadOnlyList<Hit> Hits, int Total, bool IsExact);
