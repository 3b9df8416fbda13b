using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>What recency does to the scores of a segment. Documents are asked about in the order of their numbers, and the newest come first.</summary>
internal sealed class Freshness(SegmentInfo info, Ranking ranking, int today)
{
    private int _index = -1;
    private int _end;
    private float _factor = 1;

    /// <param name="document">Not before the one of the last call.</param>
    public float Of(int document)
    {
        if (ranking.Recency == 0)
        {
            return 1;
        }

        if (document >= _end)
        {
            do
            {
                _index++;
                _end = _index + 1 < info.Days.Length ? info.DayStarts[_index + 1] : int.MaxValue;
            }
            while (document >= _end);

            _factor = ranking.Freshness(today - info.Days[_index]);
        }

        return _factor;
    }
}
