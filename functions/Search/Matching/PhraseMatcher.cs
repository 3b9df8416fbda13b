using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>
/// Matches documents in which terms occur at given distances. A phrase scores like one term that is as rare as its terms together.
/// </summary>
/// <param name="terms">The terms, with positions.</param>
/// <param name="offsets">The distance of each term from the first.</param>
/// <param name="weight">The weight of the phrase.</param>
internal sealed class PhraseMatcher(TermPostings[] terms, int[] offsets, Weight weight) : Matcher
{
    /// <summary>Max occurrences of a phrase in a document; more do not raise its score.</summary>
    private const int MaxPositions = 4096;

    private readonly PostingsCursor[] _cursors = [.. terms.Select(term => new PostingsCursor(term))];
    private readonly int[] _rarestFirst = [.. Enumerable.Range(0, terms.Length).OrderBy(i => terms[i].Count)];
    private readonly TermMatcher _bounds = new(terms.MinBy(term => term.Count)!, weight, withFields: true);
    private int[] _starts = new int[16];
    private int[] _positions = new int[16];
    private int _count;

    public override long Cost => terms[_rarestFirst[0]].Count / 4 + 1;

    public override int Advance(int target)
    {
        if (Document >= target)
        {
            return Document;
        }

        for (var document = AdvanceAll(target); ; document = AdvanceAll(document + 1))
        {
            if (document == End || (_count = CountAt()) > 0)
            {
                return Document = document;
            }
        }
    }

    public override float Score() => weight.Score(_count, _cursors[0].NormByte);

    // A phrase does not occur more often than its rarest term.
    public override int BoundUntil(int target)
    {
        var until = _bounds.BoundUntil(target);
        Bound = _bounds.Bound;
        return until;
    }

    private int AdvanceAll(int target)
    {
        var lead = _cursors[_rarestFirst[0]];
        var candidate = lead.Advance(target);
        for (var i = 1; i < _rarestFirst.Length && candidate != End;)
        {
            var document = _cursors[_rarestFirst[i]].Advance(candidate);
            if (document == candidate)
            {
                i++;
            }
            else
            {
                candidate = lead.Advance(document);
                i = 1;
            }
        }

        return candidate;
    }

    /// <summary>The number of occurrences in the current document.</summary>
    private int CountAt()
    {
        var starts = 0;
        for (var term = 0; term < _cursors.Length; term++)
        {
            var cursor = _cursors[_rarestFirst[term]];
            var offset = offsets[_rarestFirst[term]];
            ref var positions = ref term == 0 ? ref _starts : ref _positions;
            var count = Read(cursor, ref positions);
            if (term == 0)
            {
                for (var i = 0; i < count; i++)
                {
                    positions[i] -= offset;
                }

                starts = count;
            }
            else
            {
                starts = Intersect(starts, count, offset);
            }

            if (starts == 0)
            {
                return 0;
            }
        }

        return starts;
    }

    private static int Read(PostingsCursor cursor, ref int[] positions)
    {
        var frequency = Math.Min(MaxPositions, cursor.Frequency);
        if (positions.Length < frequency)
        {
            positions = new int[2 * frequency];
        }

        return cursor.ReadPositions(positions.AsSpan(0, frequency));
    }

    // Keeps the starts of the phrase at which a term has the right distance.
    private int Intersect(int starts, int count, int offset)
    {
        var kept = 0;
        for (int i = 0, j = 0; i < starts && j < count;)
        {
            var difference = _starts[i] - (_positions[j] - offset);
            if (difference == 0)
            {
                _starts[kept++] = _starts[i];
            }

            if (difference <= 0)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return kept;
    }
}
