using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>A hit of a query.</summary>
/// <remarks>A class: generic code over own structs must be compiled while a new process waits for its first response.</remarks>
internal sealed record RankedHit(DocumentRef Place, float Score, int Day);

/// <summary>The hits of a query.</summary>
/// <param name="Hits">The first hits, in order.</param>
/// <param name="Total">The min number of hits.</param>
/// <param name="IsExact">Whether <paramref name="Total"/> is the exact number.</param>
internal sealed record RankedHits(IReadOnlyList<RankedHit> Hits, int Total, bool IsExact);

/// <summary>A query of one index.</summary>
/// <param name="Clause">The documents to find.</param>
/// <param name="Top">How many of the first hits are needed.</param>
internal sealed record IndexQuery(Clause Clause, int Top)
{
    public Ranking Ranking { get; init; } = Ranking.Default;

    public SearchOrder Order { get; init; } = SearchOrder.Relevance;

    /// <summary>Days of publication (day numbers), both included.</summary>
    public (int From, int To) Days { get; init; } = (0, int.MaxValue);

    /// <summary>The day from which recency is counted.</summary>
    public int Today { get; init; }

    /// <summary>Hits that are counted exactly; more are estimated.</summary>
    public int CountUpTo { get; init; } = 1_000;

    /// <summary>Called with the segment and document of every hit. If it is set, all hits are counted.</summary>
    public Action<int, int>? OnHit { get; init; }
}
