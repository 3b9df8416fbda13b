using Newsroom.Search.Faceting;
using Newsroom.Search.Queries;

namespace Newsroom.Search;

/// <summary>One page of hits.</summary>
/// <param name="Items">The hits of this page. Where those with all words do not fill it, hits with most of the words follow.</param>
/// <param name="Total">The hits with all words, on all pages.</param>
/// <param name="TotalIsExact">False if there may be more hits than <paramref name="Total"/>.</param>
public sealed record SearchResults(IReadOnlyList<SearchHit> Items, int Total, bool TotalIsExact)
{
    /// <summary>True if no edition has all words: the items, and the total, are of those that have most of them.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Where the next page begins; null on the last page.</summary>
    public SearchCursor? Next { get; init; }

    /// <summary>The facets of the hits on all pages, if they were requested.</summary>
    public Facets? Facets { get; init; }

    /// <summary>True if only a sample of the hits was counted for the facets.</summary>
    public bool FacetsAreEstimated { get; init; }

    /// <summary>Tells the reader where the query was interpreted differently from how it was typed.</summary>
    public QueryNote? Note { get; init; }

    /// <summary>The query with misspelt words corrected.</summary>
    public string? DidYouMean { get; init; }
}
