using System.Globalization;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Search;

/// <summary>Full-text search in one language or in all of them.</summary>
public sealed class Searcher(
    SearchIndex index, EditionStore bodies, Snippets snippets, Generations generations, Analysis analysis, SiteOptions site, NewsroomMetrics measures, TimeProvider clock)
{
    /// <summary>How far into the hits pages go that are not by date: each page costs as much as all before it.</summary>
    public const int Deepest = 1_000;

    /// <summary>Anybody can ask for any language: they must not become series of a metric.</summary>
    private const string OtherLanguage = "other";

    /// <summary>What searches from now on know of, or something later: while this is the same, so are their answers, on any instance.</summary>
    public async ValueTask<string> StateAsync(string language, CancellationToken cancellationToken)
    {
        var view = await index.Of(language).ViewAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{view.Generation}/{view.Manifest.Sequence}");
    }

    /// <exception cref="QueryTooCostlyException">The query, or the page, costs more than an answer may.</exception>
    public async Task<Findings> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        if (request.Start.Offset >= Deepest)
        {
            throw new QueryTooCostlyException($"Only the first {Deepest} hits can be paged through: narrow the query, or sort by date in one language.");
        }

        var started = clock.GetTimestamp();
        var parsed = QueryParser.Parse(request.Query);
        var languages = request.Language is { } one ? [one] : await LanguagesAsync(cancellationToken);
        var searches = languages.Select(language => (Language: language, Query: new QueryCompiler(analysis, language).Compile(parsed.Root, request.Filter)))
            .Where(search => search.Query.Clause is not null).ToArray();
        var (found, items) = await FindAsync(request, searches, isLastTry: false, cancellationToken);
        var findings = new Findings(items, found.Total, found.IsExact)
        {
            Next = found.HasMore && items is [.., var last] ? Next(request, last) : null,
            Facets = found.Facets ?? (request.WithFacets ? Facets.Of(new Dictionary<FacetValue, int>(), new Dictionary<int, int>()) : null),
            FacetsAreEstimated = found.FacetsAreEstimated,
            Note = parsed.Note ?? (parsed.Root is not null && searches.Length == 0 && languages.Count > 0
                ? "The query has only words that nearly every text has: nothing was looked for." : null),
            DidYouMean = request.Language is not null || found.Total == 0 ? await CorrectAsync(request, searches, cancellationToken) : null,
        };
        measures.Searched(clock.GetElapsedTime(started), request.Language is { } named && !site.Languages.Contains(named) ? OtherLanguage : request.Language);
        return findings;
    }

    private static SearchPlace Next(SearchRequest request, Found last) => request.PagesByDate
        ? new SearchPlace(0, last.Published, last.Article)
        : new SearchPlace(request.Start.Offset + request.Limit);

    // The site's languages in their order, then those that were published in beside them.
    private async Task<IReadOnlyList<string>> LanguagesAsync(CancellationToken cancellationToken)
    {
        var known = await generations.LanguagesAsync(cancellationToken);
        return [.. site.Languages.Intersect(known), .. known.Except(site.Languages)];
    }

    private async Task<(LanguageHits Hits, Found[] Items)> FindAsync(
        SearchRequest request, (string Language, CompiledQuery Query)[] searches, bool isLastTry, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(searches.Select(search => OnViewAsync(
            search.Language, view => FindAsync(request, search.Language, search.Query, view, cancellationToken), cancellationToken)));
        var page = results switch { [] => LanguageHits.None, [var only] when request.Language is not null => only, _ => MergedHits.Of(results, request) };
        var items = await Task.WhenAll(page.Hits.Select(hit => ShowAsync(hit, cancellationToken)));
        if (isLastTry || items.All(item => item.Body is not null))
        {
            return (page, items);
        }

        // A body goes after its successor can be found: what we looked at is older than that.
        foreach (var (language, _) in searches)
        {
            index.Of(language).Touch();
        }

        return await FindAsync(request, searches, isLastTry: true, cancellationToken);
    }

    private async ValueTask<LanguageHits> FindAsync(
        SearchRequest request, string language, CompiledQuery query, IndexView view, CancellationToken cancellationToken)
    {
        var search = new LanguageSearch(language, view, query, request, SearchRequest.Today(clock));
        if (request.Language is null)
        {
            return await search.FirstAsync(MergedHits.Top(request), cancellationToken);
        }

        if (request.Start.Published is not null)
        {
            return await search.AfterAsync(request.Start, cancellationToken);
        }

        var first = await search.FirstAsync(Math.Min(Deepest, request.Start.Offset + request.Limit), cancellationToken);
        return first with { Hits = [.. first.Hits.Skip(request.Start.Offset)] };
    }

    /// <summary>Asks the index as it is, and once more where it has moved on meanwhile.</summary>
    private async Task<T> OnViewAsync<T>(string language, Func<IndexView, ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        var languageIndex = index.Of(language);
        try
        {
            return await ask(await languageIndex.ViewAsync(cancellationToken));
        }
        catch (SegmentGoneException)
        {
            return await ask(await languageIndex.RefreshAsync(anew: true, cancellationToken));
        }
    }

    private async Task<string?> CorrectAsync(SearchRequest request, (string Language, CompiledQuery Query)[] searches, CancellationToken cancellationToken)
    {
        foreach (var (language, query) in searches)
        {
            try
            {
                ValueTask<string?> Correct(IndexView view) =>
                    new Spelling(language, view, analysis, bodies, SearchRequest.Today(clock)).CorrectAsync(request, query.Words, cancellationToken);
                if (await OnViewAsync(language, Correct, cancellationToken) is { } better)
                {
                    return better;
                }
            }
            catch (QueryTooCostlyException)
            {
                // The answer stands without it.
            }
        }

        return null;
    }

    private async Task<Found> ShowAsync(LanguageHit hit, CancellationToken cancellationToken)
    {
        var (language, document, score, highlight) = hit;
        var body = await bodies.ReadAsync(document.Article, document.Version, language, cancellationToken);
        return new Found(
            document.Article, language, document.Kind, document.Title, document.Published, Math.Round(score, 4), body,
            body is null ? [] : Passages(hit, body, highlight));
    }

    private IReadOnlyList<string> Passages(LanguageHit hit, EditionBody body, Highlight highlight)
    {
        var key = $"{hit.Document.Article}/{hit.Document.Version}/{hit.Language}";
        return snippets.Of(key, hit.Language, body.Text, highlight) is { Count: > 0 } found
            ? found
            : snippets.Of($"{key}/title", hit.Language, body.Title, highlight);
    }
}
