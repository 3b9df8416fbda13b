using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>Runs one query over a view of an index: reads what it needs of the dictionary, all at once, then matches in memory.</summary>
internal sealed class QueryRun(IndexView view, IndexQuery query)
{
    /// <summary>Terms that a query may have.</summary>
    public const int MostTerms = 64;

    /// <summary>Hits that are ranked again by how near to each other their words stand: always the same ones, so that pages fit together.</summary>
    private const int Reranked = 30;

    private readonly Dictionary<byte[], TermPostings?[]> _terms = new(TermComparer.Instance);
    private readonly HashSet<byte[]> _withPositions = new(TermComparer.Instance);
    private readonly Dictionary<Clause, List<Expansion>[]> _expansions = [];

    private readonly record struct Found(DocumentRef Place, float Score, int Day);

    /// <exception cref="QueryTooCostlyException">It has too many terms, or stands for too many.</exception>
    public async ValueTask<RankedHits> RunAsync(CancellationToken cancellationToken)
    {
        Gather(query.Clause);
        var near = Neighbours();
        if (_terms.Count > MostTerms)
        {
            throw new QueryTooCostlyException($"The query has more than {MostTerms} words.");
        }

        await ReadTermsAsync(cancellationToken);
        await ExpandAsync(query.Clause, cancellationToken);
        var top = near.Count > 0 ? Math.Max(query.Top, Reranked) : query.Top;
        var (found, total, isExact) = Match(top);
        if (near.Count > 0)
        {
            found = Rerank(await OrderAsync(found, top, cancellationToken), near);
        }

        var hits = await OrderAsync(found, query.Top, cancellationToken);
        return new RankedHits([.. hits.Select(hit => new Ranked(hit.Place, hit.Score, hit.Day))], total, isExact);
    }

    private void Gather(Clause clause)
    {
        switch (clause)
        {
            case TermClause term:
                _terms.TryAdd(term.Term, new TermPostings?[view.Segments.Length]);
                break;
            case FilterClause filter:
                _terms.TryAdd(filter.Term, new TermPostings?[view.Segments.Length]);
                break;
            case PhraseClause phrase:
                foreach (var term in phrase.Terms)
                {
                    _terms.TryAdd(term, new TermPostings?[view.Segments.Length]);
                    _withPositions.Add(term);
                }

                break;
            case AllClause all:
                foreach (var part in all.All.Concat(all.None))
                {
                    Gather(part);
                }

                break;
            case AnyClause any:
                foreach (var part in any.Any)
                {
                    Gather(part);
                }

                break;
        }
    }

    /// <summary>Words that were asked for one behind the other, and need not stand so.</summary>
    private List<(byte[] One, byte[] Other)> Neighbours()
    {
        if (query.Ranking.Proximity == 0 || query.Order != SearchOrder.Relevance || query.Clause is not AllClause { All: var all })
        {
            return [];
        }

        List<(byte[], byte[])> near = [.. all.Zip(all.Skip(1))
            .Where(pair => pair is (TermClause, TermClause))
            .Select(pair => (((TermClause)pair.First).Term, ((TermClause)pair.Second).Term))
            .Where(pair => !pair.Item1.AsSpan().SequenceEqual(pair.Item2))];
        foreach (var (one, other) in near)
        {
            _withPositions.Add(one);
            _withPositions.Add(other);
        }

        return near;
    }

    private async ValueTask ReadTermsAsync(CancellationToken cancellationToken)
    {
        List<Task>? reading = null;
        foreach (var (term, found) in _terms)
        {
            for (var i = 0; i < found.Length; i++)
            {
                var finding = view.Segments[i].Segment.FindAsync(term, _withPositions.Contains(term), cancellationToken);
                if (finding.IsCompletedSuccessfully)
                {
                    found[i] = finding.Result;
                }
                else
                {
                    (reading ??= []).Add(KeepAsync(finding, found, i));
                }
            }
        }

        if (reading is not null)
        {
            await Task.WhenAll(reading);
        }

        static async Task KeepAsync(ValueTask<TermPostings?> finding, TermPostings?[] found, int i) => found[i] = await finding;
    }

    private async ValueTask ExpandAsync(Clause clause, CancellationToken cancellationToken)
    {
        switch (clause)
        {
            case PrefixClause prefix:
                var words = new List<Expansion>[view.Segments.Length];
                for (var i = 0; i < words.Length; i++)
                {
                    words[i] = await Expansions.BeginningAsync(view.Segments[i].Segment, prefix.Prefix, cancellationToken);
                }

                _expansions[clause] = words;
                break;
            case FuzzyClause fuzzy:
                _expansions[clause] = await ExpandAsync(fuzzy, cancellationToken);
                break;
            case AllClause all:
                foreach (var part in all.All.Concat(all.None))
                {
                    await ExpandAsync(part, cancellationToken);
                }

                break;
            case AnyClause any:
                foreach (var part in any.Any)
                {
                    await ExpandAsync(part, cancellationToken);
                }

                break;
        }
    }

    private async ValueTask<List<Expansion>[]> ExpandAsync(FuzzyClause fuzzy, CancellationToken cancellationToken)
    {
        var segments = view.Segments.Select(segment => segment.Segment);
        var words = await Expansions.AlikeAsync(segments, fuzzy.Word, fuzzy.Edits, cancellationToken);
        var expansions = view.Segments.Select(_ => new List<Expansion>()).ToArray();
        foreach (var (word, _, _) in words)
        {
            var term = Field.Key(Field.Word, word);
            for (var i = 0; i < expansions.Length; i++)
            {
                if (await view.Segments[i].Segment.FindAsync(term, withPositions: false, cancellationToken) is { } postings)
                {
                    expansions[i].Add(new Expansion(term, postings));
                }
            }
        }

        return expansions;
    }

    private (List<Found> Found, int Total, bool IsExact) Match(int top)
    {
        List<Found> found = [];
        var (total, isExact) = (0, true);
        var only = query.Clause is TermClause term && query.Days is (0, int.MaxValue) && query.Seen is null ? Having(term.Term) : (int?)null;
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
            found.AddRange(collected.Hits.Select(hit => new Found(
                new DocumentRef(i, hit.Document), hit.Score, segment.Info.Days[segment.Info.DayOf(hit.Document)])));
            floor = query.Order == SearchOrder.Relevance ? Cut(found, top) : 0;
        }

        return only is { } having ? (found, having, true) : (found, isExact ? total : query.CountUpTo, isExact);
    }

    private Action<int>? Seen(int segment) => query.Seen is { } seen ? document => seen(new DocumentRef(segment, document)) : null;

    // Keeps what can be among the first, equals of the last included; returns the score that further hits must reach.
    private static float Cut(List<Found> found, int top)
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
        TermClause term => _terms[term.Term][segment] is { } postings ? new TermMatcher(postings, WeightOf(term.Term), query.Ranking.WithFields) : null,
        FilterClause filter => _terms[filter.Term][segment] is { } postings ? new FilterMatcher(postings) : null,
        PhraseClause phrase => BuildPhrase(phrase, segment),
        PrefixClause or FuzzyClause => _expansions[clause][segment] is { Count: > 0 } words ? new UnionMatcher([.. words.Select(word => word.Postings)], score: 1) : null,
        AllClause all => BuildAll(all, segment),
        AnyClause any => BuildAny(any.Any, segment),
        _ => throw new InvalidOperationException($"No matcher for {clause}."),
    };

    private PhraseMatcher? BuildPhrase(PhraseClause phrase, int segment)
    {
        var terms = phrase.Terms.Select(term => _terms[term][segment]).ToArray();
        var rarity = phrase.Terms.Sum(term => Weight.Rarity(view.Documents, Having(term)));
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

    private Weight WeightOf(byte[] term) => new(Weight.Rarity(view.Documents, Having(term)) * (Weight.K1 + 1), view.Lengths);

    /// <summary>Living documents that have a term.</summary>
    private int Having(byte[] term)
    {
        var having = 0;
        var found = _terms[term];
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is { } postings)
            {
                having += postings.Count - view.Segments[i].Dead.Having(postings);
            }
        }

        return having;
    }

    private List<Found> Rerank(List<Found> found, List<(byte[] One, byte[] Other)> near)
    {
        var added = new Dictionary<DocumentRef, float>();
        foreach (var segment in found.Take(Reranked).GroupBy(hit => hit.Place.Segment))
        {
            var documents = segment.Select(hit => hit.Place.Document).Order().ToArray();
            foreach (var (one, other) in near)
            {
                var scale = query.Ranking.Proximity * Math.Min(Weight.Rarity(view.Documents, Having(one)), Weight.Rarity(view.Documents, Having(other)));
                var nearness = new Nearness(_terms[one][segment.Key]!, _terms[other][segment.Key]!);
                foreach (var document in documents)
                {
                    var place = new DocumentRef(segment.Key, document);
                    added[place] = added.GetValueOrDefault(place) + scale * nearness.At(document);
                }
            }
        }

        return [.. found.Select(hit => hit with { Score = hit.Score + added.GetValueOrDefault(hit.Place) })];
    }

    /// <summary>The first hits. Of equal ones of the same day in different segments, only the documents tell which comes first.</summary>
    private async ValueTask<List<Found>> OrderAsync(List<Found> found, int top, CancellationToken cancellationToken)
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
            var newestFirst = query.Order == SearchOrder.Oldest ? -1 : 1;
            candidates.Sort((one, other) => IsTied(one, other) ? newestFirst * IndexedDocument.Compare(byPlace[one.Place], byPlace[other.Place]) : Compare(one, other));
        }

        return [.. candidates.Take(top)];
    }

    private bool IsTied(Found one, Found other) => one.Day == other.Day && (query.Order != SearchOrder.Relevance || one.Score == other.Score);

    private int Compare(Found one, Found other)
    {
        if (query.Order == SearchOrder.Relevance && one.Score != other.Score)
        {
            return other.Score.CompareTo(one.Score);
        }

        var newestFirst = query.Order == SearchOrder.Oldest ? -1 : 1;
        var byDay = other.Day.CompareTo(one.Day);
        return newestFirst * (byDay != 0 ? byDay
            : one.Place.Segment != other.Place.Segment ? one.Place.Segment.CompareTo(other.Place.Segment)
            : one.Place.Document.CompareTo(other.Place.Document));
    }
}
