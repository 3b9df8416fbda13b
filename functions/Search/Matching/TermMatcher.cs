using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Matches documents that have a term.</summary>
internal sealed class TermMatcher(TermPostings term, Weight weight, bool withFields) : Matcher
{
    private readonly PostingsCursor _cursor = new(term);
    private readonly float[] _bounds = new float[term.Blocks];
    private int _block;

    public override long Cost => term.Count;

    public override int Advance(int target) => Document = _cursor.Advance(target);

    public override float Score() =>
        weight.Score(withFields ? _cursor.Frequency + _cursor.Extra * 0.5f : _cursor.Frequency, _cursor.NormByte);

    public override int BoundUntil(int target)
    {
        var last = term.LastDocuments;
        while (_block < last.Length && last[_block] < target)
        {
            _block++;
        }

        if (_block == last.Length)
        {
            Bound = 0;
            return End;
        }

        if (_bounds[_block] == 0)
        {
            _bounds[_block] = term.Bound(_block, weight);
        }

        Bound = _bounds[_block];
        return last[_block];
    }
}
