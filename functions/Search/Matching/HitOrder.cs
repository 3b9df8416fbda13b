using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Sorts hits.</summary>
internal sealed class HitOrder(IndexView view, SearchOrder order)
{
    /// <summary>The first hits in order. The order of ties (same day and score) in different segments is that of their documents.</summary>
    public async ValueTask<List<RankedHit>> FirstAsync(List<RankedHit> hits, int top, CancellationToken cancellationToken)
    {
        if (hits.Count == 0)
        {
            return hits;
        }

        hits.Sort(Compare);
        var last = hits[Math.Min(hits.Count, top) - 1];
        var candidates = hits.TakeWhile((hit, i) => i < top || IsTied(hit, last)).ToList();
        var hasTies = candidates.Zip(candidates.Skip(1))
            .Any(pair => IsTied(pair.First, pair.Second) && pair.First.Place.Segment != pair.Second.Place.Segment);
        if (hasTies)
        {
            var documents = await view.DocumentsAsync([.. candidates.Select(hit => hit.Place)], cancellationToken);
            var byPlace = candidates.Zip(documents).ToDictionary(pair => pair.First.Place, pair => pair.Second);
            var newestFirst = order == SearchOrder.Oldest ? -1 : 1;
            candidates.Sort((one, other) => IsTied(one, other)
                ? newestFirst * IndexedDocument.Compare(byPlace[one.Place], byPlace[other.Place])
                : Compare(one, other));
        }

        return [.. candidates.Take(top)];
    }

    private bool IsTied(RankedHit one, RankedHit other) =>
        one.Day == other.Day && (order != SearchOrder.Relevance || one.Score == other.Score);

    private int Compare(RankedHit one, RankedHit other)
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
