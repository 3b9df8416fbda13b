using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;

namespace Newsroom.Search;

/// <summary>Looks for one thing in one language.</summary>
internal sealed class LanguageSearch(string language, IndexView view, CompiledQuery query, SearchRequest request, int today)
{
    /// <summary>More of the same day than this may come before a page, for one look to be enough.</summary>
    private const int Margin = 50;

    private IndexQuery Asked => new(query.Clause!, 1) { Order = request.Order, Days = Days(request), Today = today };

    /// <summary>The days of publication that a filter leaves.</summary>
    public static (int From, int To) Days(SearchRequest request) =>
        (request.Filter.From?.DayNumber ?? 0, request.Filter.To?.DayNumber ?? int.MaxValue);

    /// <summary>The first hits of all, whichever page is asked for.</summary>
    public async ValueTask<LanguageHits> FirstAsync(int top, CancellationToken cancellationToken)
    {
        var (found, facets, isEstimated) = await RunAsync(Asked with { Top = top }, cancellationToken);
        var hits = await DescribeAsync(found.Hits, cancellationToken);
        return new LanguageHits(hits, found.Total, found.IsExact, HasMore: !found.IsExact || found.Total > top) { Facets = facets, FacetsAreEstimated = isEstimated };
    }

    /// <summary>The hits behind an edition, in the order of dates. Total and facets are those of all pages.</summary>
    public async ValueTask<LanguageHits> AfterAsync(SearchPlace place, CancellationToken cancellationToken)
    {
        var (all, facets, isEstimated) = await RunAsync(Asked, cancellationToken);
        var day = DateOnly.FromDateTime(place.Published!.Value.UtcDateTime).DayNumber;
        var (from, to) = Days(request);
        var rest = Asked with { CountUpTo = 0, Days = request.Order == SearchOrder.Newest ? (from, Math.Min(to, day)) : (Math.Max(from, day), to) };
        for (var top = request.Limit + Margin; ; top *= 4)
        {
            var found = await new QueryRun(view, rest with { Top = top }).RunAsync(cancellationToken);
            var behind = (await DescribeAsync(found.Hits, cancellationToken)).SkipWhile(hit => !IsBehind(hit.Document, place)).ToArray();
            if (behind.Length > request.Limit || found.Hits.Count < top)
            {
                return new LanguageHits([.. behind.Take(request.Limit)], all.Total, all.IsExact, behind.Length > request.Limit)
                {
                    Facets = facets,
                    FacetsAreEstimated = isEstimated,
                };
            }
        }
    }

    private async ValueTask<(RankedHits Found, Facets? Facets, bool IsEstimated)> RunAsync(IndexQuery asked, CancellationToken cancellationToken)
    {
        if (!request.WithFacets)
        {
            return (await new QueryRun(view, asked).RunAsync(cancellationToken), null, false);
        }

        var tally = new FacetTally(view);
        var found = await new QueryRun(view, asked with { Seen = tally.Add }).RunAsync(cancellationToken);
        var (facets, isEstimated) = await tally.CountAsync(cancellationToken);
        return (found, facets, isEstimated);
    }

    private bool IsBehind(IndexedDocument document, SearchPlace place)
    {
        var byDate = place.Published!.Value.UtcTicks.CompareTo(document.Published.UtcTicks);
        var newestFirst = byDate != 0 ? byDate : string.CompareOrdinal(document.Article, place.Article);
        return request.Order == SearchOrder.Newest ? newestFirst > 0 : newestFirst < 0;
    }

    private async ValueTask<IReadOnlyList<LanguageHit>> DescribeAsync(IReadOnlyList<Ranked> hits, CancellationToken cancellationToken)
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
        List<IReadOnlyCollection<string>> spellings = [];
        foreach (var fuzzy in query.Fuzzy)
        {
            var alike = await Expansions.AlikeAsync(view.Segments.Select(segment => segment.Segment), fuzzy.Word, fuzzy.Edits, cancellationToken);
            spellings.Add([.. alike.Select(word => word.Word)]);
        }

        return spellings;
    }
}
