using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Walks the matches of one segment.</summary>
/// <param name="matcher">What matches.</param>
/// <param name="dead">Documents that are to be passed over.</param>
/// <param name="freshness">What recency does to scores.</param>
internal sealed class Collector(Matcher matcher, DeadDocuments dead, Freshness freshness)
{
    private int _stretch;

    /// <param name="wanted">What to collect.</param>
    /// <param name="counted">Hits that other segments had.</param>
    /// <param name="floor">A score that enough hits of other segments have: worse documents can't be among the first.</param>
    /// <param name="seen">Told of every hit, where all are wanted.</param>
    public Collected Collect(Collection wanted, int counted, float floor, Action<int>? seen) => wanted.Order switch
    {
        SearchOrder.Relevance => CollectBest(wanted, counted, floor, seen),
        SearchOrder.Newest => CollectNewest(wanted, counted, seen),
        _ => CollectOldest(wanted, seen),
    };

    private Collected CollectBest(Collection wanted, int counted, float floor, Action<int>? seen)
    {
        var top = new TopHits(wanted.Top);
        var total = 0;
        for (var target = wanted.First; ;)
        {
            var isCountedEnough = counted + total >= wanted.CountUpTo;
            var document = isCountedEnough && (top.IsFull || floor > 0) ? NextCompetitive(target, wanted.End, top, floor) : matcher.Advance(target);
            if (document >= wanted.End)
            {
                return new Collected(top.ToArray(), total, !isCountedEnough);
            }

            if (!dead.Contains(document))
            {
                total++;
                seen?.Invoke(document);
                top.Offer(document, matcher.Score() * freshness.At(document, ref _stretch));
            }

            target = document + 1;
        }
    }

    // The newest documents come first: what is bound to be worse than the worst now stays so further on.
    private int NextCompetitive(int target, int end, TopHits top, float floor)
    {
        while (target < end)
        {
            var until = matcher.BoundUntil(target);
            var bound = matcher.Bound * freshness.At(target, ref _stretch);
            if ((top.IsFull && bound <= top.Worst) || bound < floor)
            {
                if (until >= end)
                {
                    return Matcher.End;
                }

                target = until + 1;
                continue;
            }

            var document = matcher.Advance(target);
            if (document <= until)
            {
                return document;
            }

            target = document;
        }

        return Matcher.End;
    }

    private Collected CollectNewest(Collection wanted, int counted, Action<int>? seen)
    {
        var hits = new List<Hit>();
        var total = 0;
        for (var document = matcher.Advance(wanted.First); document < wanted.End; document = matcher.Advance(document + 1))
        {
            if (dead.Contains(document))
            {
                continue;
            }

            if (hits.Count == wanted.Top && counted + total >= wanted.CountUpTo)
            {
                return new Collected(hits, total, IsExact: false);
            }

            total++;
            seen?.Invoke(document);
            if (hits.Count < wanted.Top)
            {
                hits.Add(new Hit(document, matcher.Score() * freshness.At(document, ref _stretch)));
            }
        }

        return new Collected(hits, total, IsExact: true);
    }

    private Collected CollectOldest(Collection wanted, Action<int>? seen)
    {
        var last = new Hit[wanted.Top];
        var total = 0;
        for (var document = matcher.Advance(wanted.First); document < wanted.End; document = matcher.Advance(document + 1))
        {
            if (dead.Contains(document))
            {
                continue;
            }

            seen?.Invoke(document);
            last[total++ % last.Length] = new Hit(document, matcher.Score() * freshness.At(document, ref _stretch));
        }

        return new Collected(last.AsSpan(0, Math.Min(total, last.Length)).ToArray(), total, IsExact: true);
    }
}
