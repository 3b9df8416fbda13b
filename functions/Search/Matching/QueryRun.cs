using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Runs one query over a view of an index: reads what it needs of the dictionary, all at once, then matches in memory.</summary>
internal sealed class QueryRun(IndexView view, IndexQuery query)
{
    /// <summary>Hits that are ranked again by how near to each other their words stand: always the same ones, so that pages fit together.</summary>
    private const int Reranked = 30;

    private readonly QueryTerms _terms = new(view);
    private readonly HitOrder _order = new(view, query.Order);

    /// <exception cref="QueryTooCostlyException">It has too many terms, or stands for too many.</exception>
    public async ValueTask<RankedHits> RunAsync(CancellationToken cancellationToken)
    {
        var near = Neighbours();
        await _terms.ReadAsync(query.Clause, near.SelectMany(pair => new[] { pair.One, pair.Other }), cancellationToken);
        var top = near.Count > 0 ? Math.Max(query.Top, Reranked) : query.Top;
        var (found, total, isExact) = Match(top);
        if (near.Count > 0)
        {
            found = Rerank(await _order.FirstAsync(found, top, cancellationToken), near);
        }

        return new RankedHits(await _order.FirstAsync(found, query.Top, cancellationToken), total, isExact);
    }

    /// <summary>Words that were asked for one behind the other, and need not stand so.</summary>
    private List<(byte[] One, byte[] Other)> Neighbours()
    {
        if (query.Ranking.Proximity == 0 || query.Order != SearchOrder.Relevance || query.Clause is not AllClause { All: var all })
        {
            return [];
        }

        return [.. all.Zip(all.Skip(1))
            .Where(pair => pair is (TermClause, TermClause))
            .Select(pair => (((TermClause)pair.First).Term, ((TermClause)pair.Second).Term))
            .Where(pair => !pair.Item1.AsSpan().SequenceEqual(pair.Item2))];
    }

    private (List<Ranked> Found, int Total, bool IsExact) Match(int top)
    {
        List<Ranked> found = [];
        var (total, isExact) = (0, true);
        var only = query.Clause is TermClause term && query.Days is (0, int.MaxValue) && query.Seen is null ? _terms.Having(term.Term) : (int?)null;
        var countUpTo = query.Seen is not null ? int.MaxValue : only is null ? query.CountUpTo : 0;
        var floor = 0f;
        for (var i = 0; i < view.Segments.Length; i++)
        {
            if (Build(query.Clause, i) is not { } matcher)
            {
                continue;
            }

            var (segment, dead) = view.Segments[i];
            var (first, end) = segment.Info.Between(query.Days.From, query.Days.To);
            var seen = Seen(i);
            var freshness = segment.FreshnessFor(query.Ranking, query.Today);
            var collected = new Collector(matcher, dead, freshness).Collect(new Collection(query.Order, top, countUpTo, first, end), total, floor, seen);
            total += collected.Total;
            isExact &= collected.IsExact;
            foreach (var hit in collected.Hits)
            {
                found.Add(new Ranked(new DocumentRef(i, hit.Document), hit.Score, segment.Info.Days[segment.Info.DayOf(hit.Document)]));
            }

            floor = query.Order == SearchOrder.Relevance ? Cut(found, top) : 0;
        }

        return only is { } having ? (found, having, true) : (found, isExact ? total : query.CountUpTo, isExact);
    }

    private Action<int>? Seen(int segment) => query.Seen is { } seen ? document => seen(segment, document) : null;

    // Keeps what can be among the first, equals of the last included; returns the score that further hits must reach.
    private static float Cut(List<Ranked> found, int top)
    {
        if (found.Count < top)
        {
            return 0;
        }

        found.Sort((one, other) => other.Score.CompareTo(one.Score));
        var worst = found[top - 1].Score;
        found.RemoveAll(hit => hit.Score < worst);
        return worst;
    }

    private Matcher? Build(Clause clause, int segment) => clause switch
    {
        TermClause term => _terms.Of(term.Term, segment) is { } postings ? new TermMatcher(postings, WeightOf(term.Term), query.Ranking.WithFields) : null,
        FilterClause filter => _terms.Of(filter.Term, segment) is { } postings ? new FilterMatcher(postings) : null,
        PhraseClause phrase => BuildPhrase(phrase, segment),
        PrefixClause or FuzzyClause => _terms.Of(clause, segment) is { Count: > 0 } words ? new UnionMatcher([.. words.Select(word => word.Postings)], score: 1) : null,
        AllClause all => BuildAll(all, segment),
        AnyClause any => BuildAny(any.Any, segment),
        _ => throw new InvalidOperationException($"No matcher for {clause}."),
    };

    private PhraseMatcher? BuildPhrase(PhraseClause phrase, int segment)
    {
        var terms = phrase.Terms.Select(term => _terms.Of(term, segment)).ToArray();
        var rarity = phrase.Terms.Sum(term => _terms.Rarity(term));
        return terms.Any(term => term is null) ? null
            : new PhraseMatcher(terms!, [.. phrase.Offsets], new Weight(rarity * (Weight.K1 + 1), view.Lengths));
    }

    private Matcher? BuildAll(AllClause all, int segment)
    {
        var parts = all.All.Select(part => Build(part, segment)).ToArray();
        if (parts.Any(part => part is null))
        {
            return null;
        }

        var wanted = parts.Length == 1 ? parts[0]! : new AllMatcher(parts!);
        return BuildAny(all.None, segment) is { } unwanted ? new ExceptMatcher(wanted, unwanted) : wanted;
    }

    private Matcher? BuildAny(IReadOnlyList<Clause> any, int segment)
    {
        var parts = any.Select(part => Build(part, segment)).OfType<Matcher>().ToArray();
        return parts switch { [] => null, [var only] => only, _ => new AnyMatcher(parts) };
    }

    private Weight WeightOf(byte[] term) => new(_terms.Rarity(term) * (Weight.K1 + 1), view.Lengths);

    private List<Ranked> Rerank(List<Ranked> found, List<(byte[] One, byte[] Other)> near)
    {
        var added = new float[Math.Min(found.Count, Reranked)];
        int[] byPlace = [.. Enumerable.Range(0, added.Length)];
        Array.Sort(byPlace, (one, other) => DocumentRef.Compare(found[one].Place, found[other].Place));
        foreach (var (one, other) in near)
        {
            var scale = query.Ranking.Proximity * Math.Min(_terms.Rarity(one), _terms.Rarity(other));
            var (nearness, inside) = (default(Nearness), -1);
            foreach (var i in byPlace)
            {
                var (segment, document) = found[i].Place;
                if (nearness is null || segment != inside)
                {
                    (nearness, inside) = (new Nearness(_terms.Of(one, segment)!, _terms.Of(other, segment)!), segment);
                }

                added[i] += scale * nearness.At(document);
            }
        }

        return [.. found.Select((hit, i) => i < added.Length ? hit with { Score = hit.Score + added[i] } : hit)];
    }
}
