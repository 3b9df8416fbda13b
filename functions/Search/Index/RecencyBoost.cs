namespace Newsroom.Search.Index;

/// <summary>The score factors for recency in a segment: one for each range of documents of about the same age. Immutable.</summary>
internal sealed class RecencyBoost
{
    /// <summary>Documents within so many days get the same factor.</summary>
    private const int Step = 14;

    private readonly int[] _ends;
    private readonly float[] _factors;

    private RecencyBoost(int[] ends, float[] factors)
    {
        _ends = ends;
        _factors = factors;
    }

    public static RecencyBoost Of(SegmentInfo info, Ranking ranking, int today)
    {
        List<int> ends = [];
        List<float> factors = [];
        for (var i = 0; i < info.Days.Length; i++)
        {
            var factor = ranking.RecencyFactor(Math.Max(0, today - info.Days[i]) / Step * Step);
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

        return new RecencyBoost([.. ends], [.. factors]);
    }

    /// <summary>The factor of a document.</summary>
    /// <param name="document">Not before the document of the last call with the same <paramref name="stretch"/>.</param>
    /// <param name="stretch">The caller's position among the ranges; begins with 0.</param>
    public float At(int document, ref int stretch)
    {
        while (document >= _ends[stretch])
        {
            stretch++;
        }

        return _factors[stretch];
    }
}
