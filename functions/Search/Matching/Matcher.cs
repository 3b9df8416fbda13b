using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Walks the matching documents of a segment in ascending order, and computes upper bounds of their scores.</summary>
internal abstract class Matcher
{
    public const int End = PostingsCursor.End;

    /// <summary>The current document; −1 before the first, <see cref="End"/> after the last.</summary>
    public int Document { get; protected set; } = -1;

    /// <summary>The max score of the documents from the target of the last <see cref="BoundUntil"/> to its result.</summary>
    public float Bound { get; protected set; }

    /// <summary>The approximate number of matching documents.</summary>
    public abstract long Cost { get; }

    /// <summary>Moves to the first match that is not before a target.</summary>
    public abstract int Advance(int target);

    /// <summary>The score of the current document.</summary>
    public abstract float Score();

    /// <summary>Computes the <see cref="Bound"/> of the documents from a target on, without moving.</summary>
    /// <returns>The last document for which it is valid.</returns>
    public abstract int BoundUntil(int target);

    /// <summary>Computes the <see cref="Bound"/> of matchers whose scores are added.</summary>
    protected int BoundOfAll(Matcher[] parts, int target)
    {
        var (until, bound) = (End, 0f);
        foreach (var matcher in parts)
        {
            until = Math.Min(until, matcher.BoundUntil(target));
            bound += matcher.Bound;
        }

        Bound = bound;
        return until;
    }
}
