using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Checks that two engines find the same in the same articles: a fast engine that finds something else is no peer.</summary>
internal static class Agreement
{
    private const int Top = 10;
    private const float Tolerance = 1e-4f;

    /// <summary>Queries with different totals.</summary>
    public static Task<IReadOnlyList<Disagreement>> OnTotalsAsync(
        ISearchEngine one, ISearchEngine other, IEnumerable<BenchQuery> queries, CancellationToken cancellationToken) =>
        CompareAsync(one, other, queries, (hits, others) => hits.Total == others.Total, cancellationToken);

    /// <summary>
    /// Queries whose best hits have different scores. Scores are compared, not articles, since the order of equally good hits is up to each
    /// engine.
    /// </summary>
    public static Task<IReadOnlyList<Disagreement>> OnScoresAsync(
        ISearchEngine one, ISearchEngine other, IEnumerable<BenchQuery> queries, CancellationToken cancellationToken) =>
        CompareAsync(one, other, queries, SameScores, cancellationToken);

    private static async Task<IReadOnlyList<Disagreement>> CompareAsync(
        ISearchEngine one,
        ISearchEngine other,
        IEnumerable<BenchQuery> queries,
        Func<SearchHits, SearchHits, bool> agree,
        CancellationToken cancellationToken)
    {
        var found = new List<Disagreement>();
        foreach (var query in queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (hits, others) = (await one.SearchAsync(query, Top), await other.SearchAsync(query, Top));
            if (!agree(hits, others))
            {
                found.Add(new Disagreement(query, hits, others));
            }
        }

        return found;
    }

    private static bool SameScores(SearchHits one, SearchHits other) =>
        one.Top.Count == other.Top.Count && one.Top.Zip(other.Top)
            .All(pair => Math.Abs(pair.First.Score - pair.Second.Score) <= Tolerance * Math.Abs(pair.Second.Score));
}
