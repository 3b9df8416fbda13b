namespace Newsroom.Search.Index;

/// <summary>What recency does to the scores of a segment: a factor for each stretch of documents of about the same age. Immutable.</summary>
internal sealed class Freshness
{
    /// <summary>Days within which documents count as equally fresh.</summary>
    private const int Step = 14;

    private readonly int[] _ends;
    private readonly float[] _factors;

    private Freshness(int[] ends, float[] factors)
    {
        _ends = ends;
        _factors = factors;
    }

    public static Freshness Of(SegmentInfo info, Ranking ranking, int today)
    {
        List<int> ends = [];
        List<float> factors = [];
        for (var i = 0; i < info.Days.Length; i++)
        {
            var factor = ranking.Freshness(Math.Max(0, today - info.Days[i]) / Step * Step);
            var end = i + 1 < info.Days.Length ? info.DayStarts[i + 1] : int.MaxValue;
            if (factors.Count > 0 && factors[^1] == factor)
            {
                ends[^1] = end;
            }
            else
            {
                ends.Add(end);
                factors.Add(factor);
            }
        }

        return new Freshness([.. ends], [.. factors]);
    }

    /// <param name="document">A document.</param>
    /// <param name="stretch">Where the search begins: that of a document before; changed to that of this one.</param>
    public float At(int document, ref int stretch)
    {
        while (document >= _ends[stretch])
        {
            stretch++;
        }

        return _factors[stretch];
    }
}
