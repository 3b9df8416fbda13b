using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Walks the documents of a segment that match, in the order of their numbers, and says how good they can be at most further on.</summary>
internal abstract class Matcher
{
    public const int End = PostingsCursor.End;

    /// <summary>The document it stands at; −1 before the first, <see cref="End"/> behind the last.</summary>
    public int Document { get; protected set; } = -1;

    /// <summary>The best score of the documents from the target of the last <see cref="BoundUntil"/> to what that returned.</summary>
    public float Bound { get; protected set; }

    /// <summary>About how many documents match.</summary>
    public abstract long Cost { get; }

    /// <summary>Goes to the first match at or behind a target.</summary>
    public abstract int Advance(int target);

    /// <summary>Of the document it stands at.</summary>
    public abstract float Score();

    /// <summary>Finds the <see cref="Bound"/> of the documents from a target on, without going there.</summary>
    /// <returns>The last document for which it holds.</returns>
    public abstract int BoundUntil(int target);

    /// <summary>The <see cref="Bound"/> where what several give is added up.</summary>
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
