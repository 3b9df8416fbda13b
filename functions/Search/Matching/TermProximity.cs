using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>How near to each other two terms stand in documents (Rasolofo and Savoy 2003: falling with the square of the distance).</summary>
internal sealed class Nearness(TermPostings one, TermPostings other)
{
    private const int MostPositions = 256;

    private readonly PostingsCursor _one = new(one);
    private readonly PostingsCursor _other = new(other);
    private readonly int[] _ones = new int[MostPositions];
    private readonly int[] _others = new int[MostPositions];

    /// <summary>1 where one stands right before the other; 0 where a document does not have both.</summary>
    /// <param name="document">Not before the one of the last call.</param>
    public float At(int document)
    {
        if (_one.Advance(document) != document || _other.Advance(document) != document)
        {
            return 0;
        }

        var (ones, others) = (_one.ReadPositions(_ones), _other.ReadPositions(_others));
        var nearest = int.MaxValue;
        for (int i = 0, j = 0; i < ones && j < others;)
        {
            // Behind is as near as one word further.
            var distance = _others[j] - _ones[i];
            nearest = Math.Min(nearest, distance > 0 ? distance : 1 - distance);
            if (distance > 0)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return nearest == int.MaxValue ? 0 : 1f / ((float)nearest * nearest);
    }
}
