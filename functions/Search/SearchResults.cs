using Newsroom.Content;
using Newsroom.Publishing;

namespace Newsroom.Search;

/// <summary>An edition that answers a query.</summary>
/// <param name="Article">The article.</param>
/// <param name="Language">The edition's language.</param>
/// <param name="Kind">Whose words.</param>
/// <param name="Title">The title.</param>
/// <param name="Published">When.</param>
/// <param name="Score">How well it answers.</param>
/// <param name="Body">All of it; null where it was replaced or withdrawn a moment ago.</param>
/// <param name="Snippets">The passage that shows why it was found (HTML, safe to show).</param>
public sealed record Found(
    string Article, string Language, EditionKind Kind, string Title, DateTimeOffset Published, double Score, EditionBody? Body, IReadOnlyList<string> Snippets);

/// <summary>An answer to a query.</summary>
/// <param name="Items">The hits of the page asked for.</param>
/// <param name="Total">Hits on all pages.</param>
/// <param name="TotalIsExact">Whether there are not more.</param>
public sealed record Findings(IReadOnlyList<Found> Items, int Total, bool TotalIsExact)
{
    /// <summary>Where the next page begins; null on the last.</summary>
    public SearchPlace? Next { get; init; }

    /// <summary>What the hits on all pages have in common, where it was asked for.</summary>
    public Facets? Facets { get; init; }

    /// <summary>Whether only some of the hits were counted for the facets.</summary>
    public bool FacetsAreEstimated { get; init; }

    /// <summary>What was understood otherwise than it was typed.</summary>
    public string? Note { get; init; }

    /// <summary>The query in words that editions have.</summary>
    public string? DidYouMean { get; init; }
}
