using Newsroom.Search.Faceting;
using Newsroom.Search.Index;
using Newsroom.Search.Snippets;

namespace Newsroom.Search;

/// <summary>A hit whose body was not read yet.</summary>
internal sealed record LanguageHit(string Language, IndexedDocument Document, float Score, Highlight Highlight);

/// <summary>A page of hits, of one language or of several.</summary>
/// <param name="Hits">The hits of the page.</param>
/// <param name="Total">The min number of hits on all pages.</param>
/// <param name="IsExact">Whether <paramref name="Total"/> is the exact number.</param>
/// <param name="HasMore">Whether there is another page.</param>
internal sealed record LanguageHits(IReadOnlyList<LanguageHit> Hits, int Total, bool IsExact, bool HasMore)
{
    public static LanguageHits None { get; } = new([], 0, IsExact: true, HasMore: false);

    public Facets? Facets { get; init; }

    public bool FacetsAreEstimated { get; init; }
}
