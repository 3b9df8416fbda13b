namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>An answer.</summary>
/// <param name="Total">How many articles match.</param>
/// <param name="Top">The best of them, best first.</param>
internal sealed record SearchHits(long Total, IReadOnlyList<SearchHit> Top)
{
    public static readonly SearchHits None = new(0, []);
}
