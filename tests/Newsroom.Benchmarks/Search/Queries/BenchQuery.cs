namespace Newsroom.Benchmarks.Search.Queries;

/// <summary>A query as a person types it.</summary>
/// <param name="Words">In lower case, not stemmed; without accents if that finds the same, and in prefixes.</param>
internal sealed record BenchQuery(QueryKind Kind, IReadOnlyList<string> Words)
{
    /// <summary>The text in the search box.</summary>
    public string Text => string.Join(' ', Words);
}
