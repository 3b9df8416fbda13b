namespace Newsroom.Search.Matching;

/// <summary>Matches documents that all matchers match.</summary>
internal sealed class AllMatcher : Matcher
{
    // Scores are added in the order of the query, so that equal documents of different segments get equal scores.
    private readonly Matcher[] _all;
    private readonly Matcher[] _rarestFirst;

    public AllMatcher(IEnumerable<Matcher> all)
    {
        _all = [.. all];
        _rarestFirst = [.. _all.OrderBy(matcher => matcher.Cost)];
    }

    public override long Cost => _rarestFirst[0].Cost;

    public override int Advance(int target)
    {
        if (Document >= target)
        {
            return Document;
        }

        var candidate = _rarestFirst[0].Advance(target);
        for (var i = 1; i < _rarestFirst.Length && candidate != End;)
        {
            var document = _rarestFirst[i].Advance(candidate);
            if (document == candidate)
            {
                i++;
            }
            else
            {
                candidate = _rarestFirst[0].Advance(document);
                i = 1;
            }
        }

        return Document = candidate;
    }

    public override float Score()
    {
        var score = 0f;
        foreach (var matcher in _all)
        {
            score += matcher.Score();
        }

        return score;
    }

    public override int BoundUntil(int target) => BoundOfAll(_all, target);
}
