using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>A hit of a query. A class: lists of structs and what is done with them have to be compiled while a process waits for its first answer.</summary>
internal sealed record Ranked(DocumentRef Place, float Score, int Day);

/// <summary>What a query found.</summary>
/// <param name="Hits">The first, in order.</param>
/// <param name="Total">How many there are at least.</param>
/// <param name="IsExact">Whether there are no more.</param>
internal sealed record RankedHits(IReadOnlyList<Ranked> Hits, int Total, bool IsExact);

/// <summary>What is asked of an index.</summary>
/// <param name="Clause">What must match.</param>
/// <param name="Top">How many of the first hits are wanted.</param>
internal sealed record IndexQuery(Clause Clause, int Top)
{
    public Ranking Ranking { get; init; } = Ranking.Standard;

    public SearchOrder Order { get; init; } = SearchOrder.Relevance;

    /// <summary>Days of publication (day numbers), both included.</summary>
    public (int From, int To) Days { get; init; } = (0, int.MaxValue);

    /// <summary>The day from which recency is counted.</summary>
    public int Today { get; init; }

    /// <summary>Hits that are counted exactly.</summary>
    public int CountUpTo { get; init; } = 1_000;

    /// <summary>Told of every hit, its segment and document; then all are counted.</summary>
    public Action<int, int>? Seen { get; init; }
}
