using Newsroom.Search.Faceting;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;

namespace Newsroom.Search;

/// <summary>Runs one query in one language.</summary>
internal sealed class LanguageSearch(string language, IndexView view, CompiledQuery query, SearchRequest request, int today)
{
    /// <summary>Extra hits to read, as hits of the same day can come before the page. Usually one read is enough.</summary>
    private const int Margin = 50;

    private IndexQuery Query => new(query.Clause!, 1) { Order = request.Order, Days = request.Days, Today = today };

    /// <summary>The first hits, independent of the page that is requested.</summary>
    public async ValueTask<LanguageHits> FirstAsync(int top, CancellationToken cancellationToken)
    {
        var (ranked, facets, isEstimated) = await RunAsync(Query with { Top = top }, cancellationToken);
        var hits = await DescribeAsync(ranked.Hits, cancellationToken);
        return new LanguageHits(hits, ranked.Total, ranked.IsExact, HasMore: !ranked.IsExact || ranked.Total > top)
        {
            Facets = facets,
            FacetsAreEstimated = isEstimated,
        };
    }

    /// <summary>The hits after an edition, ordered by date. Total and facets are those of all pages.</summary>
    public async ValueTask<LanguageHits> AfterAsync(SearchCursor cursor, CancellationToken cancellationToken)
    {
        var (all, facets, isEstimated) = await RunAsync(Query, cancellationToken);
        var day = DateOnly.FromDateTime(cursor.Published!.Value.UtcDateTime).DayNumber;
        var (from, to) = request.Days;
        var rest = Query with
        {
            CountUpTo = 0,
            Days = request.Order == SearchOrder.Newest ? (from, Math.Min(to, day)) : (Math.Max(from, day), to),
        };
        for (var top = request.Limit + Margin; ; top *= 4)
        {
            var ranked = await new QueryRun(view, rest with { Top = top }).RunAsync(cancellationToken);
            var described = await DescribeAsync(ranked.Hits, cancellationToken);
            var after = described.SkipWhile(hit => !IsAfter(hit.Document, cursor)).ToArray();
            if (after.Length > request.Limit || ranked.Hits.Count < top)
            {
                return new LanguageHits([.. after.Take(request.Limit)], all.Total, all.IsExact, after.Length > request.Limit)
                {
                    Facets = facets,
                    FacetsAreEstimated = isEstimated,
                };
            }
        }
    }

    private async ValueTask<(RankedHits Hits, Facets? Facets, bool IsEstimated)> RunAsync(
        IndexQuery indexQuery, CancellationToken cancellationToken)
    {
        if (!request.WithFacets)
        {
            return (await new QueryRun(view, indexQuery).RunAsync(cancellationToken), null, false);
        }

        var counter = new FacetCounter(view);
        var hits = await new QueryRun(view, indexQuery with { OnHit = counter.Add }).RunAsync(cancellationToken);
        var (facets, isEstimated) = await counter.CountAsync(cancellationToken);
        return (hits, facets, isEstimated);
    }

    private bool IsAfter(IndexedDocument document, SearchCursor cursor)
    {
        var byDate = cursor.Published!.Value.UtcTicks.CompareTo(document.Published.UtcTicks);
        var newestFirst = byDate != 0 ? byDate : string.CompareOrdinal(document.Article, cursor.Article);
        return request.Order == SearchOrder.Newest ? newestFirst > 0 : newestFirst < 0;
    }

    private async ValueTask<IReadOnlyList<LanguageHit>> DescribeAsync(IReadOnlyList<RankedHit> hits, CancellationToken cancellationToken)
    {
        if (hits.Count == 0)
        {
            return [];
        }

        var documents = await view.DocumentsAsync([.. hits.Select(hit => hit.Place)], cancellationToken);
        var highlight = query.Highlight with { Spellings = await SpellingsAsync(cancellationToken) };
        return [.. hits.Zip(documents, (hit, document) => new LanguageHit(language, document, hit.Score, highlight))];
    }

    private async ValueTask<IReadOnlyCollection<IReadOnlyCollection<string>>> SpellingsAsync(CancellationToken cancellationToken)
    {
        var segments = view.Segments.Select(segment => segment.Segment);
        List<IReadOnlyCollection<string>> spellings = [];
        foreach (var fuzzy in query.Fuzzy)
        {
            var similar = await Expansions.SimilarAsync(segments, fuzzy.Word, fuzzy.Edits, cancellationToken);
            spellings.Add([.. similar.Select(word => word.Word)]);
        }

        return spellings;
    }
}
