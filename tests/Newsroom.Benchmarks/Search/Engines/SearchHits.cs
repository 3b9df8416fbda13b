namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>The result of a query.</summary>
/// <param name="Total">The number of matching articles.</param>
/// <param name="Top">The best hits, best first.</param>
internal sealed record SearchHits(long Total, IReadOnlyList<SearchHit> Top)
{
    public static readonly SearchHits None = new(0, []);
}
