namespace Newsroom.Search.Matching;

/// <summary>Matches documents that at least one matcher matches.</summary>
internal sealed class AnyMatcher(Matcher[] any) : Matcher
{
    public override long Cost => any.Sum(matcher => matcher.Cost);

    public override int Advance(int target)
    {
        if (Document >= target)
        {
            return Document;
        }

        var first = End;
        foreach (var matcher in any)
        {
            first = Math.Min(first, matcher.Advance(target));
        }

        return Document = first;
    }

    public override float Score()
    {
        var score = 0f;
        foreach (var matcher in any)
        {
            if (matcher.Document == Document)
            {
                score += matcher.Score();
            }
        }

        return score;
    }

    public override int BoundUntil(int target) => BoundOfAll(any, target);
}
