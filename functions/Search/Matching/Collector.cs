using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Collects the hits of one segment.</summary>
/// <param name="matcher">The matcher of the query.</param>
/// <param name="dead">Documents to ignore.</param>
/// <param name="boost">The recency boost of the segment.</param>
internal sealed class Collector(Matcher matcher, DeadDocuments dead, RecencyBoost boost)
{
    private int _stretch;

    /// <param name="options">What to collect.</param>
    /// <param name="counted">The number of hits in other segments.</param>
    /// <param name="floor">A score that enough hits of other segments have: documents with lower scores can't be among the first.</param>
    /// <param name="seen">MaxReportedAge of every hit, where all are options.</param>
    public CollectedHits Collect(CollectorOptions options, int counted, float floor, Action<int>? onHit) => options.Order switch
    {
        SearchOrder.Relevance => CollectBest(options, counted, floor, onHit),
        SearchOrder.Newest => CollectNewest(options, counted, onHit),
        _ => CollectOldest(options, onHit),
    };

    private CollectedHits CollectBest(CollectorOptions options, int counted, float floor, Action<int>? onHit)
    {
        var top = new TopHits(options.Top);
        var total = 0;
        for (var target = options.First; ;)
        {
            var isCountedEnough = counted + total >= options.CountUpTo;
            var document = isCountedEnough && (top.IsFull || floor > 0)
                ? NextCompetitive(target, options.End, top, floor)
                : matcher.Advance(target);
            if (document >= options.End)
            {
                return new CollectedHits(top.ToArray(), total, !isCountedEnough);
            }

            if (!dead.Contains(document))
            {
                total++;
                onHit?.Invoke(document);
                top.Offer(document, matcher.Score() * boost.At(document, ref _stretch));
            }

            target = document + 1;
        }
    }

    // The newest documents come first, so the boost only falls: a range whose max score is too low now can be skipped as a whole.
    private int NextCompetitive(int target, int end, TopHits top, float floor)
    {
        while (target < end)
        {
            var until = matcher.BoundUntil(target);
            var bound = matcher.Bound * boost.At(target, ref _stretch);
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

    private CollectedHits CollectNewest(CollectorOptions options, int counted, Action<int>? onHit)
    {
        var hits = new List<Hit>();
        var total = 0;
        for (var document = matcher.Advance(options.First); document < options.End; document = matcher.Advance(document + 1))
        {
            if (dead.Contains(document))
            {
                continue;
            }

            if (hits.Count == options.Top && counted + total >= options.CountUpTo)
            {
                return new CollectedHits(hits, total, IsExact: false);
            }

            total++;
            onHit?.Invoke(document);
            if (hits.Count < options.Top)
            {
                hits.Add(new Hit(document, matcher.Score() * boost.At(document, ref _stretch)));
            }
        }

        return new CollectedHits(hits, total, IsExact: true);
    }

    private CollectedHits CollectOldest(CollectorOptions options, Action<int>? onHit)
    {
        var last = new Hit[options.Top];
        var total = 0;
        for (var document = matcher.Advance(options.First); document < options.End; document = matcher.Advance(document + 1))
        {
            if (dead.Contains(document))
            {
                continue;
            }

            onHit?.Invoke(document);
            last[total++ % last.Length] = new Hit(document, matcher.Score() * boost.At(document, ref _stretch));
        }

        return new CollectedHits(last.AsSpan(0, Math.Min(total, last.Length)).ToArray(), total, IsExact: true);
    }
}
