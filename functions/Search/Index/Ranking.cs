namespace Newsroom.Search.Index;

/// <summary>What makes a hit good, beside how rare its terms are and how often it has them (BM25).</summary>
/// <param name="WithFields">Whether a word in the title counts three times, and one in the summary one and a half.</param>
/// <param name="Recency">What being from today adds, as a share of the score; it halves with every year.</param>
/// <param name="Proximity">What words add that stand beside each other, as a share of what the rarer of them gives; it falls with the square of the distance.</param>
internal sealed record Ranking(bool WithFields, float Recency, float Proximity)
{
    /// <summary>How search answers are ranked.</summary>
    public static Ranking Standard { get; } = new(WithFields: true, Recency: 0.2f, Proximity: 0.5f);

    /// <summary>BM25 and nothing else: the scores are Lucene's.</summary>
    public static Ranking Plain { get; } = new(WithFields: false, Recency: 0, Proximity: 0);

    /// <summary>What a score is multiplied with.</summary>
    /// <param name="age">In days.</param>
    public float Freshness(int age) => 1 + Recency * MathF.Pow(2, -Math.Max(0, age) / 365f);
}
