using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Puts hits into the order asked for.</summary>
internal sealed class HitOrder(IndexView view, SearchOrder order)
{
    /// <summary>The first hits. Of equal ones of the same day in different segments, only the documents tell which comes first.</summary>
    public async ValueTask<List<Ranked>> FirstAsync(List<Ranked> found, int top, CancellationToken cancellationToken)
    {
        if (found.Count == 0)
        {
            return found;
        }

        found.Sort(Compare);
        var last = found[Math.Min(found.Count, top) - 1];
        var candidates = found.TakeWhile((hit, i) => i < top || IsTied(hit, last)).ToList();
        if (candidates.Zip(candidates.Skip(1)).Any(pair => IsTied(pair.First, pair.Second) && pair.First.Place.Segment != pair.Second.Place.Segment))
        {
            var documents = await view.DocumentsAsync([.. candidates.Select(hit => hit.Place)], cancellationToken);
            var byPlace = candidates.Zip(documents).ToDictionary(pair => pair.First.Place, pair => pair.Second);
            var newestFirst = order == SearchOrder.Oldest ? -1 : 1;
            candidates.Sort((one, other) => IsTied(one, other) ? newestFirst * IndexedDocument.Compare(byPlace[one.Place], byPlace[other.Place]) : Compare(one, other));
        }

        return [.. candidates.Take(top)];
    }

    private bool IsTied(Ranked one, Ranked other) => one.Day == other.Day && (order != SearchOrder.Relevance || one.Score == other.Score);

    private int Compare(Ranked one, Ranked other)
    {
        if (order == SearchOrder.Relevance && one.Score != other.Score)
        {
            return other.Score.CompareTo(one.Score);
        }

        var newestFirst = order == SearchOrder.Oldest ? -1 : 1;
        var byDay = other.Day.CompareTo(one.Day);
        return newestFirst * (byDay != 0 ? byDay : DocumentRef.Compare(one.Place, other.Place));
    }
}
