using Newsroom.Content;

namespace Newsroom.Search;

/// <summary>A search.</summary>
/// <param name="Query">
/// As typed (<see cref="Queries.QueryParser"/>); empty for everything that passes the filter, which must not be empty then.
/// </param>
/// <param name="Language">The language to search; null means all languages.</param>
public sealed record SearchRequest(string Query, string? Language)
{
    public EditionFilter Filter { get; init; } = new();

    public SearchOrder Order { get; init; } = SearchOrder.Relevance;

    /// <summary>Hits per page.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Where the page begins: <see cref="SearchResults.Next"/> of the page before.</summary>
    public SearchCursor Start { get; init; }

    /// <summary>Whether only editions that have all words are hits.</summary>
    public bool AllWords { get; init; }

    /// <summary>With facets, every hit is visited, so the total is exact.</summary>
    public bool WithFacets { get; init; }

    /// <summary>
    /// Whether pages follow each other by date, so that new publications do not shift them. This does not work across languages:
    /// the editions of one article can have different dates.
    /// </summary>
    public bool PagesByDate => Order != SearchOrder.Relevance && Language is not null;

    internal bool HasWords => !string.IsNullOrWhiteSpace(Query);

    /// <summary>The days of publication that the filter allows (day numbers), both included.</summary>
    internal (int From, int To) Days => (Filter.From?.DayNumber ?? 0, Filter.To?.DayNumber ?? int.MaxValue);

    /// <summary>The day from which recency is counted.</summary>
    internal static int Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;
}
