namespace Newsroom.Search.Index;

/// <summary>The parts of a score beside BM25.</summary>
/// <param name="WithFields">Whether a word counts three times in the title, and one and a half times in the summary.</param>
/// <param name="Recency">The bonus of a document from today, as a share of its score. It halves with every year.</param>
/// <param name="Proximity">
/// The bonus of two adjacent words, as a share of what the rarer one adds. It falls with the square of their distance.
/// </param>
internal sealed record Ranking(bool WithFields, float Recency, float Proximity)
{
    /// <summary>The ranking of search results.</summary>
    public static Ranking Default { get; } = new(WithFields: true, Recency: 0.2f, Proximity: 0.5f);

    /// <summary>BM25 only: the scores are those of Lucene.</summary>
    public static Ranking Plain { get; } = new(WithFields: false, Recency: 0, Proximity: 0);

    /// <summary>The factor of a score.</summary>
    /// <param name="age">In days.</param>
    public float RecencyFactor(int age) => 1 + Recency * MathF.Pow(2, -Math.Max(0, age) / 365f);
}
