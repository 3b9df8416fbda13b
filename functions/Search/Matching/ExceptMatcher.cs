namespace Newsroom.Search.Matching;

/// <summary>Matches documents that one matcher matches and another does not.</summary>
internal sealed class ExceptMatcher(Matcher wanted, Matcher unwanted) : Matcher
{
    public override long Cost => wanted.Cost;

    public override int Advance(int target)
    {
        if (Document >= target)
        {
            return Document;
        }

        var document = wanted.Advance(target);
        while (document != End && unwanted.Advance(document) == document)
        {
            document = wanted.Advance(document + 1);
        }

        return Document = document;
    }

    public override float Score() => wanted.Score();

    public override int BoundUntil(int target)
    {
        var until = wanted.BoundUntil(target);
        Bound = wanted.Bound;
        return until;
    }
}
