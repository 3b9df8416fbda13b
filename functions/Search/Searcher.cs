using System.Globalization;
using Newsroom.Content;
using Newsroom.Search.Analysis;
using Newsroom.Search.Faceting;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;
using Newsroom.Search.Snippets;
using Newsroom.Search.Suggestions;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Search;

/// <summary>Full-text search in one language or in all of them.</summary>
public sealed class Searcher(
    SearchIndex index,
    EditionStore bodies,
    SnippetBuilder snippets,
    SearchLanguages languages,
    TextAnalysis analysis,
    NewsroomMetrics metrics,
    TimeProvider clock)
{
    /// <summary>The max offset of pages that are not by date: each page costs as much as all pages before it.</summary>
    public const int MaxOffset = 1_000;

    /// <summary>A query of more words is a question in a sentence.</summary>
    private const int MaxConditions = 3;

    /// <summary>
    /// A version of the index of a language. Searches that begin after this call see this version or a later one. As long as the
    /// version is the same, results are the same, on every instance.
    /// </summary>
    public async ValueTask<string> StateAsync(string language, CancellationToken cancellationToken)
    {
        var view = await index.Of(language).ViewAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{view.Generation}/{view.Manifest.Sequence}");
    }

    /// <exception cref="QueryTooCostlyException">The query, or the page, costs more than the limits allow.</exception>
    public async Task<SearchResults> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        if (request.Start.Offset >= MaxOffset)
        {
            throw new QueryTooCostlyException(
                $"Only the first {MaxOffset} hits can be paged through: narrow the query, or sort by date in one language.");
        }

        var started = clock.GetTimestamp();
        var parsed = QueryParser.Parse(request.Query);
        var searched = request.Language is { } one ? [one] : await languages.AllAsync(cancellationToken);
        var searches = Compile(parsed, request, searched);
        var (page, items, isPartial) = await FindWithPartialAsync(request, searches, cancellationToken);
        var hasOnlyStopWords = parsed.Root is not null && searches.Length == 0 && searched.Count > 0;
        var results = new SearchResults(items, page.Total, page.IsExact)
        {
            IsPartial = isPartial,
            Next = page.HasMore && items is [.., var last] ? After(request, last) : null,
            Facets = page.Facets ?? (request.WithFacets ? Facets.None : null),
            FacetsAreEstimated = page.FacetsAreEstimated,
            Note = !request.HasWords ? null : parsed.Note
                ?? (hasOnlyStopWords ? new QueryNote(QueryNoteKind.OnlyStopWords)
                    : isPartial ? new QueryNote(QueryNoteKind.SomeWords)
                    : null),
            DidYouMean = request.Language is not null || page.Total == 0 || isPartial
                ? await CorrectAsync(request, searches, cancellationToken)
                : null,
        };
        metrics.Searched(clock.GetElapsedTime(started), languages.MetricTag(request.Language));
        return results;
    }

    private CompiledSearch[] Compile(ParsedQuery parsed, SearchRequest request, IReadOnlyList<string> searched) =>
    [
        .. searched
            .Select(language => new CompiledSearch(
                language,
                request.HasWords
                    ? new QueryCompiler(analysis, language).Compile(parsed.Root, request.Filter) : QueryCompiler.Compile(request.Filter)))
            .Where(search => search.Query.Clause is not null),
    ];

    private static SearchCursor After(SearchRequest request, SearchHit last) => request.PagesByDate
        ? new SearchCursor(0, last.Published, last.Article)
        : new SearchCursor(request.Start.Offset + request.Limit);

    /// <summary>
    /// Finds what has all words. If nothing has, it finds what has most of them; if that does not fill the first page, the best of the
    /// others follow. Their postings were read already.
    /// </summary>
    private async Task<(LanguageHits Page, SearchHit[] Items, bool IsPartial)> FindWithPartialAsync(
        SearchRequest request, CompiledSearch[] searches, CancellationToken cancellationToken)
    {
        var (page, items) = await FindAsync(request, searches, isLastTry: false, cancellationToken);
        var isFirstOfFew = request.Order == SearchOrder.Relevance && request.Start == default && items.Length < request.Limit;
        if (request.AllWords || !(page.Total == 0 || isFirstOfFew))
        {
            return (page, items, false);
        }

        var minWords = page.Total == 0 ? 1 : 2;
        CompiledSearch[] some = [.. searches.Where(one => one.Query.Plain.Count >= minWords).Select(one => one with { IsPartial = true })];
        var (partial, others) = await FindAsync(request, some, isLastTry: false, cancellationToken);
        if (page.Total == 0)
        {
            return partial.Total == 0 ? (page, items, false) : (partial, others, true);
        }

        return (page, [.. Together(items, others, searches).Take(request.Limit)], false);
    }

    // A few words are conditions: what meets all of them comes first. More are a question: the best answer comes first.
    private static IEnumerable<SearchHit> Together(SearchHit[] whole, SearchHit[] some, CompiledSearch[] searches)
    {
        var articles = whole.Select(hit => hit.Article).ToHashSet(StringComparer.Ordinal);
        if (searches.All(search => search.Query.Plain.Count <= MaxConditions))
        {
            return whole.Concat(some.Where(hit => !articles.Contains(hit.Article)));
        }

        var ranked = some.Select(hit => hit with { IsPartial = !articles.Contains(hit.Article) }).ToArray();
        return ranked.Concat(whole.ExceptBy(ranked.Select(hit => hit.Article), hit => hit.Article));
    }

    private async Task<(LanguageHits Page, SearchHit[] Items)> FindAsync(
        SearchRequest request, CompiledSearch[] searches, bool isLastTry, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(searches.Select(search => index.Of(search.Language)
            .ReadAsync(view => FindAsync(request, search, view, cancellationToken), cancellationToken)));
        var page = results switch
        {
            [] => LanguageHits.None,
            [var only] when request.Language is not null => only,
            _ => MergedHits.Of(results, request),
        };
        var items = await Task.WhenAll(page.Hits.Select(hit => ShowAsync(hit, searches is [{ IsPartial: true }, ..], cancellationToken)));
        if (isLastTry || items.All(item => item.Body is not null))
        {
            return (page, items);
        }

        // A body is deleted only after its successor can be found, so the view that was searched is outdated.
        foreach (var (language, _, _) in searches)
        {
            index.Of(language).Invalidate();
        }

        return await FindAsync(request, searches, isLastTry: true, cancellationToken);
    }

    private async ValueTask<LanguageHits> FindAsync(
        SearchRequest request, CompiledSearch compiled, IndexView view, CancellationToken cancellationToken)
    {
        var query = compiled.IsPartial
            ? await new PartialQuery(view, Corrector(compiled.Language, view), analysis, compiled.Language)
                .OfAsync(compiled.Query, cancellationToken)
            : compiled.Query;
        if (query.Clause is null)
        {
            return LanguageHits.None;
        }

        var search = new LanguageSearch(compiled.Language, view, query, request, SearchRequest.Today(clock));
        if (request.Language is null)
        {
            return await search.FirstAsync(MergedHits.Top(request), cancellationToken);
        }

        if (request.Start.Published is not null)
        {
            return await search.AfterAsync(request.Start, cancellationToken);
        }

        var first = await search.FirstAsync(Math.Min(MaxOffset, request.Start.Offset + request.Limit), cancellationToken);
        return first with { Hits = [.. first.Hits.Skip(request.Start.Offset)] };
    }

    private SpellingCorrector Corrector(string language, IndexView view) =>
        new(language, view, analysis, SearchRequest.Today(clock));

    private async Task<string?> CorrectAsync(SearchRequest request, CompiledSearch[] searches, CancellationToken cancellationToken)
    {
        foreach (var (language, query, _) in searches)
        {
            try
            {
                ValueTask<string?> Correct(IndexView view) =>
                    Corrector(language, view).CorrectAsync(request, query.Words, cancellationToken);
                if (await index.Of(language).ReadAsync(Correct, cancellationToken) is { } better)
                {
                    return better;
                }
            }
            catch (QueryTooCostlyException)
            {
                // The results are valid without a correction.
            }
        }

        return null;
    }

    private async Task<SearchHit> ShowAsync(LanguageHit hit, bool isPartial, CancellationToken cancellationToken)
    {
        var (language, document, score, highlight) = hit;
        var body = await bodies.ReadAsync(document.Article, document.Version, language, cancellationToken);
        return new SearchHit(
            document.Article, language, document.Kind, document.Title, document.Published, Math.Round(score, 4), body,
            body is null ? [] : SnippetsOf(hit, body, highlight))
        {
            IsPartial = isPartial,
        };
    }

    private IReadOnlyList<string> SnippetsOf(LanguageHit hit, EditionBody body, Highlight highlight)
    {
        var key = $"{hit.Document.Article}/{hit.Document.Version}/{hit.Language}";
        return snippets.Of(key, hit.Language, body.Text, highlight) is { Count: > 0 } ofText
            ? ofText
            : snippets.Of($"{key}/title", hit.Language, body.Title, highlight);
    }

    private sealed record CompiledSearch(string Language, CompiledQuery Query, bool IsPartial = false);
}
