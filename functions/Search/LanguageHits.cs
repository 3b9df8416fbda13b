using Newsroom.Search.Index;

namespace Newsroom.Search;

/// <summary>A hit before its body is read.</summary>
internal sealed record LanguageHit(string Language, IndexedDocument Document, float Score, Highlight Highlight);

/// <summary>What a search found, in one language or in several.</summary>
/// <param name="Hits">Those of the page.</param>
/// <param name="Total">How many there are on all pages, at least.</param>
/// <param name="IsExact">Whether there are not more.</param>
/// <param name="HasMore">Whether there is another page.</param>
internal sealed record LanguageHits(IReadOnlyList<LanguageHit> Hits, int Total, bool IsExact, bool HasMore)
{
    public static LanguageHits None { get; } = new([], 0, IsExact: true, HasMore: false);

    public Facets? Facets { get; init; }

    public bool FacetsAreEstimated { get; init; }
}
