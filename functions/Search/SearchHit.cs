using Newsroom.Content;

namespace Newsroom.Search;

/// <summary>An edition that matches a query.</summary>
/// <param name="Body">Null if the version was replaced or withdrawn a moment ago.</param>
/// <param name="Snippets">Passages that show why it matches (HTML, escaped).</param>
public sealed record SearchHit(
    string Article,
    string Language,
    EditionKind Kind,
    string Title,
    DateTimeOffset Published,
    double Score,
    EditionBody? Body,
    IReadOnlyList<string> Snippets)
{
    /// <summary>Whether it lacks a word of the query, or has one with a similar spelling only.</summary>
    public bool IsPartial { get; init; }
}
