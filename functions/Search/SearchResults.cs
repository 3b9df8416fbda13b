using Newsroom.Search.Faceting;

namespace Newsroom.Search;

/// <summary>One page of hits.</summary>
/// <param name="Items">The hits of this page.</param>
/// <param name="Total">The hits on all pages.</param>
/// <param name="TotalIsExact">False if there may be more hits than <paramref name="Total"/>.</param>
public sealed record SearchResults(IReadOnlyList<SearchHit> Items, int Total, bool TotalIsExact)
{
    /// <summary>Where the next page begins; null on the last page.</summary>
    public SearchCursor? Next { get; init; }

    /// <summary>The facets of the hits on all pages, if they were requested.</summary>
    public Facets? Facets { get; init; }

    /// <summary>True if only a sample of the hits was counted for the facets.</summary>
    public bool FacetsAreEstimated { get; init; }

    /// <summary>Tells the reader where the query was interpreted differently from how it was typed.</summary>
    public string? Note { get; init; }

    /// <summary>The query with misspelt words corrected.</summary>
    public string? DidYouMean { get; init; }
}
