namespace Newsroom.Benchmarks.Judged;

/// <summary>The quality of a ranking.</summary>
internal static class RankingQuality
{
    public const int Depth = 10;

    /// <summary>
    /// The normalised discounted cumulative gain of the first ten hits (Järvelin and Kekäläinen 2002, with the gain 2^grade − 1): 1 if no
    /// order of the articles is better, 0 if none of the hits is an answer.
    /// </summary>
    public static double Of(IEnumerable<string> hits, IReadOnlyDictionary<string, int> grades) =>
        Gain(hits.Distinct().Select(hit => grades.GetValueOrDefault(hit))) / Gain(grades.Values.OrderDescending());

    private static double Gain(IEnumerable<int> grades) =>
        grades.Take(Depth).Select((grade, rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2)).Sum();
}
