namespace Newsroom.Search.Matching;

/// <summary>Matches the same documents with a share of their scores.</summary>
internal sealed class ScaledMatcher(Matcher inner, float scale) : Matcher
{
    public override long Cost => inner.Cost;

    public override int Advance(int target) => Document = inner.Advance(target);

    public override float Score() => scale * inner.Score();

    public override int BoundUntil(int target)
    {
        var until = inner.BoundUntil(target);
        Bound = scale * inner.Bound;
        return until;
    }
}
