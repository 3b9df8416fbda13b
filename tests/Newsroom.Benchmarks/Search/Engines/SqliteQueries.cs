using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Translates queries for FTS5.</summary>
internal static class SqliteQueries
{
    /// <returns>Null if the query has only stop words.</returns>
    public static string? Of(BenchQuery query, SharedAnalysis analysis)
    {
        if (query.Kind == QueryKind.Prefix)
        {
            return $"\"{SharedAnalysis.Prefix(query)}\" *";
        }

        var stems = analysis.Of(query).ConvertAll(token => token.Stem);
        return (stems.Count, query.Kind) switch
        {
            (0, _) => null,
            // Stop words are not in the index, so FTS5 takes "a de b" and "a b" for the same phrase.
            (_, QueryKind.Phrase) => $"\"{string.Join(' ', stems)}\"",
            (_, QueryKind.Or) => string.Join(" OR ", Quoted(stems)),
            ( > 1, QueryKind.Not) => $"({string.Join(" AND ", Quoted(stems[..^1]))}) NOT \"{stems[^1]}\"",
            _ => string.Join(" AND ", Quoted(stems)),
        };
    }

    private static IEnumerable<string> Quoted(IEnumerable<string> stems) => stems.Distinct().Select(stem => $"\"{stem}\"");
}
