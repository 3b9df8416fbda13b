using Newsroom.Content;
using Newsroom.Search.Matching;

namespace Newsroom.Search;

/// <summary>What somebody looks for.</summary>
/// <param name="Query">As typed (<see cref="Queries.QueryParser"/>).</param>
/// <param name="Language">The language to look in; null is all of them.</param>
public sealed record SearchRequest(string Query, string? Language)
{
    public EditionFilter Filter { get; init; } = new();

    public SearchOrder Order { get; init; } = SearchOrder.Relevance;

    /// <summary>Hits on the page.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Where the page begins: <see cref="Findings.Next"/> of the one before it.</summary>
    public SearchPlace Start { get; init; }

    /// <summary>Whether facets are wanted: then every hit is looked at, and the total is exact.</summary>
    public bool WithFacets { get; init; }

    /// <summary>Whether pages follow each other by date, so that what is published in between moves nothing. Of several languages one article can have several dates.</summary>
    public bool PagesByDate => Order != SearchOrder.Relevance && Language is not null;

    /// <summary>The day from which recency is counted.</summary>
    internal static int Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;
}
