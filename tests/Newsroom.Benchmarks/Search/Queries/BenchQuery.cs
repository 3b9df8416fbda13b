namespace Newsroom.Benchmarks.Search.Queries;

/// <summary>A query as a person types it.</summary>
/// <param name="Kind">How the words are meant.</param>
/// <param name="Words">In lower case, not stemmed; accents are left out where the same is found without them, and in prefixes.</param>
internal sealed record BenchQuery(QueryKind Kind, IReadOnlyList<string> Words)
{
    /// <summary>All of it, as it would stand in a search box.</summary>
    public string Text => string.Join(' ', Words);
}
