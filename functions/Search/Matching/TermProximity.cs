using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>
/// The proximity of two terms in documents: it falls with the square of their distance (Rasolofo and Savoy 2003).
/// </summary>
internal sealed class TermProximity(TermPostings one, TermPostings other)
{
    private const int MaxPositions = 256;

    private readonly PostingsCursor _one = new(one);
    private readonly PostingsCursor _other = new(other);
    private readonly int[] _ones = new int[MaxPositions];
    private readonly int[] _others = new int[MaxPositions];

    /// <summary>1 if one term is directly before the other; 0 if a document does not have both.</summary>
    /// <param name="document">Not before the document of the last call.</param>
    public float At(int document)
    {
        if (_one.Advance(document) != document || _other.Advance(document) != document)
        {
            return 0;
        }

        var (ones, others) = (_one.ReadPositions(_ones), _other.ReadPositions(_others));
        var min = int.MaxValue;
        for (int i = 0, j = 0; i < ones && j < others;)
        {
            // The wrong order counts as one word more.
            var distance = _others[j] - _ones[i];
            min = Math.Min(min, distance > 0 ? distance : 1 - distance);
            if (distance > 0)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return min == int.MaxValue ? 0 : 1f / ((float)min * min);
    }
}
