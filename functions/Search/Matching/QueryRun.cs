using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Runs one query on a view of an index: reads the needed parts of the dictionary in parallel, then matches in memory.</summary>
internal sealed class QueryRun(IndexView view, IndexQuery query)
{
    /// <summary>The number of hits that are reranked by proximity. It does not depend on the page, so that pages fit together.</summary>
    private const int Reranked = 30;

    /// <summary>What a word counts that is only similar to one of the query.</summary>
    private const float SimilarWeight = 0.5f;

    private readonly QueryTerms _terms = new(view);
    private readonly HitOrder _order = new(view, query.Order);

    /// <exception cref="QueryTooCostlyException">The query has too many terms, or matches too many words.</exception>
    public async ValueTask<RankedHits> RunAsync(CancellationToken cancellationToken)
    {
        var neighbours = Neighbours();
        await _terms.ReadAsync(query.Clause, neighbours.SelectMany(pair => new[] { pair.One, pair.Other }), cancellationToken);
        var top = neighbours.Count > 0 ? Math.Max(query.Top, Reranked) : query.Top;
        var (hits, total, isExact) = Match(top);
        if (neighbours.Count > 0)
        {
            hits = Rerank(await _order.FirstAsync(hits, top, cancellationToken), neighbours);
        }

        return new RankedHits(await _order.FirstAsync(hits, query.Top, cancellationToken), total, isExact);
    }

    /// <summary>Pairs of words that are next to each other in the query but not in a phrase.</summary>
    private List<(byte[] One, byte[] Other)> Neighbours()
    {
        if (query.Ranking.Proximity == 0 || query.Order != SearchOrder.Relevance)
        {
            return [];
        }

        var words = query.Clause switch
        {
            AllClause { All: [SomeClause some, ..] } => some.Words,
            AllClause all => all.All,
            SomeClause some => some.Words,
            _ => [],
        };
        return [.. words.Zip(words.Skip(1))
            .Where(pair => pair is (TermClause, TermClause))
            .Select(pair => (((TermClause)pair.First).Term, ((TermClause)pair.Second).Term))
            .Where(pair => !pair.Item1.AsSpan().SequenceEqual(pair.Item2))];
    }

    private (List<RankedHit> Hits, int Total, bool IsExact) Match(int top)
    {
        List<RankedHit> hits = [];
        var (total, isExact) = (0, true);
        var isSingleTerm = query.Clause is TermClause && query.Days is (0, int.MaxValue) && query.OnHit is null;
        var knownTotal = isSingleTerm ? _terms.DocumentFrequency(((TermClause)query.Clause).Term) : (int?)null;
        var countUpTo = query.OnHit is not null ? int.MaxValue : isSingleTerm ? 0 : query.CountUpTo;
        var floor = 0f;
        for (var i = 0; i < view.Segments.Length; i++)
        {
            if (Build(query.Clause, i) is not { } matcher)
            {
                continue;
            }

            var (segment, dead) = view.Segments[i];
            var (first, end) = segment.Info.Between(query.Days.From, query.Days.To);
            var onHit = OnHit(i);
            var boost = segment.RecencyBoostFor(query.Ranking, query.Today);
            var options = new CollectorOptions(query.Order, top, countUpTo, first, end);
            var collected = new Collector(matcher, dead, boost).Collect(options, total, floor, onHit);
            total += collected.Total;
            isExact &= collected.IsExact;
            foreach (var hit in collected.Hits)
            {
                hits.Add(new RankedHit(new DocumentRef(i, hit.Document), hit.Score, segment.Info.Days[segment.Info.DayOf(hit.Document)]));
            }

            floor = query.Order == SearchOrder.Relevance ? Cut(hits, top) : 0;
        }

        return knownTotal is { } known ? (hits, known, true) : (hits, isExact ? total : query.CountUpTo, isExact);
    }

    private Action<int>? OnHit(int segment) => query.OnHit is { } onHit ? document => onHit(segment, document) : null;

    // Keeps the hits that can be among the first, including ties of the last. Returns the score that further hits must reach.
    private static float Cut(List<RankedHit> hits, int top)
    {
        if (hits.Count < top)
        {
            return 0;
        }

        hits.Sort((one, other) => other.Score.CompareTo(one.Score));
        var worst = hits[top - 1].Score;
        hits.RemoveAll(hit => hit.Score < worst);
        return worst;
    }

    private Matcher? Build(Clause clause, int segment) => clause switch
    {
        TermClause term => _terms.Of(term.Term, segment) is { } postings
            ? new TermMatcher(postings, WeightOf(term.Term), query.Ranking.WithFields)
            : null,
        FilterClause filter => _terms.Of(filter.Term, segment) is { } postings ? new FilterMatcher(postings) : null,
        PhraseClause phrase => BuildPhrase(phrase, segment),
        PrefixClause or FuzzyClause => _terms.Of(clause, segment) is { Count: > 0 } words
            ? new UnionMatcher([.. words.Select(word => word.Postings)], score: 1)
            : null,
        AllClause all => BuildAll(all, segment),
        AnyClause any => BuildAny(any.Any, segment),
        SomeClause some => BuildSome(some, segment),
        SimilarClause similar => BuildAny(similar.Any, segment) is { } any ? new ScaledMatcher(any, SimilarWeight) : null,
        _ => throw new InvalidOperationException($"No matcher for {clause}."),
    };

    private PhraseMatcher? BuildPhrase(PhraseClause phrase, int segment)
    {
        var terms = phrase.Terms.Select(term => _terms.Of(term, segment)).ToArray();
        var rarity = phrase.Terms.Sum(term => _terms.Idf(term));
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

    private SomeMatcher? BuildSome(SomeClause some, int segment)
    {
        var rarities = some.Words.Select(Rarity).ToArray();
        var all = rarities.Sum();
        (Matcher, float)[] words =
        [
            .. some.Words.Zip(rarities, (word, rarity) => (Matcher: Build(word, segment), Share: rarity / all))
                .Where(word => word.Matcher is not null)
                .Select(word => (word.Matcher!, word.Share)),
        ];

        // Sums of shares are not exact.
        return words.Length == 0 ? null : new SomeMatcher(words, Math.Min(some.MinShare, 1) - 1e-4f);
    }

    /// <summary>The inverse document frequency of a word, of similar words of the most frequent; 0 if no document has it.</summary>
    private float Rarity(Clause word) => word switch
    {
        TermClause term => _terms.DocumentFrequency(term.Term) == 0 ? 0 : _terms.Idf(term.Term),
        SimilarClause { Any: var any } => SimilarWeight * any.Select(Rarity).Where(rarity => rarity > 0).DefaultIfEmpty().Min(),
        _ => throw new InvalidOperationException($"No rarity of {word}."),
    };

    private Weight WeightOf(byte[] term) => new(_terms.Idf(term) * (Weight.K1 + 1), view.Lengths);

    private List<RankedHit> Rerank(List<RankedHit> hits, List<(byte[] One, byte[] Other)> neighbours)
    {
        var added = new float[Math.Min(hits.Count, Reranked)];
        int[] byPlace = [.. Enumerable.Range(0, added.Length)];
        Array.Sort(byPlace, (one, other) => DocumentRef.Compare(hits[one].Place, hits[other].Place));
        foreach (var (one, other) in neighbours)
        {
            var scale = query.Ranking.Proximity * Math.Min(_terms.Idf(one), _terms.Idf(other));
            var (proximity, current) = (default(TermProximity), -1);
            foreach (var i in byPlace)
            {
                var (segment, document) = hits[i].Place;
                if (segment != current)
                {
                    // Where some of the words are enough, a segment may lack one of them.
                    proximity = _terms.Of(one, segment) is { } first && _terms.Of(other, segment) is { } second
                        ? new TermProximity(first, second) : null;
                    current = segment;
                }

                added[i] += proximity is null ? 0 : scale * proximity.At(document);
            }
        }

        return [.. hits.Select((hit, i) => i < added.Length ? hit with { Score = hit.Score + added[i] } : hit)];
    }
}
