using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Whether two engines with the same articles find the same: a fast engine that finds something else is no peer.</summary>
internal static class Agreement
{
    private const int Top = 10;
    private const float Tolerance = 1e-4f;

    /// <summary>Queries for which they find different numbers of articles.</summary>
    public static Task<IReadOnlyList<Disagreement>> OnTotalsAsync(
        ISearchEngine one, ISearchEngine other, IEnumerable<BenchQuery> queries, CancellationToken cancellationToken) =>
        CompareAsync(one, other, queries, (hits, others) => hits.Total == others.Total, cancellationToken);

    /// <summary>
    /// Queries whose best hits do not have the same scores place by place. Scores rather than articles are compared,
    /// since which of two equally good ones comes first is each engine's own affair.
    /// </summary>
    public static Task<IReadOnlyList<Disagreement>> OnScoresAsync(
        ISearchEngine one, ISearchEngine other, IEnumerable<BenchQuery> queries, CancellationToken cancellationToken) =>
        CompareAsync(one, other, queries, SameScores, cancellationToken);

    private static async Task<IReadOnlyList<Disagreement>> CompareAsync(
        ISearchEngine one, ISearchEngine other, IEnumerable<BenchQuery> queries, Func<SearchHits, SearchHits, bool> agree, CancellationToken cancellationToken)
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
        one.Top.Count == other.Top.Count && one.Top.Zip(other.Top).All(pair => Math.Abs(pair.First.Score - pair.Second.Score) <= Tolerance * Math.Abs(pair.Second.Score));
}
