using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Matches documents that have a term, without a score.</summary>
internal sealed class FilterMatcher(TermPostings term) : Matcher
{
    private readonly PostingsCursor _cursor = new(term);

    public override long Cost => term.Count;

    public override int Advance(int target) => Document = _cursor.Advance(target);

    public override float Score() => 0;

    public override int BoundUntil(int target)
    {
        Bound = 0;
        return End;
    }
}
