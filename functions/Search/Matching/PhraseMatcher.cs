using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Documents in which terms stand at given distances from each other. It counts as one term, as rare as all of them together.</summary>
/// <param name="terms">With their positions.</param>
/// <param name="offsets">Where each stands, counted from the first.</param>
/// <param name="weight">What the phrase gives.</param>
internal sealed class PhraseMatcher(TermPostings[] terms, int[] offsets, Weight weight) : Matcher
{
    /// <summary>Times that a phrase may stand in a document; more do not make it better.</summary>
    private const int MostPositions = 4096;

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

        for (var document = Together(target); ; document = Together(document + 1))
        {
            if (document == End || (_count = CountAt()) > 0)
            {
                return Document = document;
            }
        }
    }

    public override float Score() => weight.Score(_count, _cursors[0].NormByte);

    // A phrase stands no oftener than its rarest term.
    public override int BoundUntil(int target)
    {
        var until = _bounds.BoundUntil(target);
        Bound = _bounds.Bound;
        return until;
    }

    private int Together(int target)
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

    /// <summary>How often the phrase stands in the document.</summary>
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
                starts = Keep(starts, count, offset);
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
        var frequency = Math.Min(MostPositions, cursor.Frequency);
        if (positions.Length < frequency)
        {
            positions = new int[2 * frequency];
        }

        return cursor.ReadPositions(positions.AsSpan(0, frequency));
    }

    // Of the starts, those for which a term stands where it should.
    private int Keep(int starts, int count, int offset)
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
