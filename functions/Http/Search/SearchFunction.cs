using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Files;
using Newsroom.Http.Problems;
using Newsroom.Search;
using Newsroom.Search.Index;
using Newsroom.Search.Suggestions;
using Newsroom.Settings;

namespace Newsroom.Http.Search;

/// <summary><c>/api/search</c> and <c>/api/suggest</c>: the editions that match a query, and suggestions while a person types.</summary>
public sealed class SearchFunction(
    Searcher searcher,
    Suggester suggester,
    IndexUpkeep upkeep,
    LeadPictures pictures,
    ResponseCache responses,
    SiteOptions site,
    TimeProvider clock)
{
    private const int DefaultLimit = 10;
    private const int MaxLimit = 50;
    private const int DefaultSuggestions = 8;
    private const int MaxSuggestions = 20;

    [Function("Search")]
    [Operation(
        "Editions that answer a query, with the passages that show why.", Response = typeof(SearchResource),
        Parameters = ["q", "lang", "sort", "tag", "org", "place", "kind", "year", "from", "to", "facets", "words", "cursor"],
        Required = ["q"],
        DefaultLimit = DefaultLimit, MaxLimit = MaxLimit, Problems = [400])]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/search")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var query = request.Text("q") ?? throw ProblemException.BadRequest("'q' is missing: the words to look for.");
        var search = request.SearchRequest(query, site, DefaultLimit, MaxLimit);
        var effort = new SearchEffort(clock);
        return search.Language is { } language
            ? await responses.RespondAsync(
                request, language, await searcher.StateAsync(language, cancellationToken), CachePolicy.Revalidate,
                () => SearchAsync(request, search, effort, cancellationToken), cancellationToken)
            : (await SearchAsync(request, search, effort, cancellationToken)).ToResult(request);
    });

    [Function("SearchRebuild")]
    [Operation(
        "Has the search index of a language made anew from its articles.", Response = typeof(OrderedResource), Status = 202,
        Parameters = ["lang"], Required = ["lang"], Problems = [400])]
    public Task<IResult> RebuildAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/search/rebuild")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var language = request.Text("lang") is { } text
            ? RequestParameters.Language(text)
            : throw ProblemException.BadRequest("'lang' is missing: whose index to make anew.");
        await upkeep.RequestRebuildAsync(language, cancellationToken);
        return OrderedResource.ToResult(
            $"The search index of '{language}' is made anew from its articles, beginning at the next run of MergeIndex. "
            + "Until then the old one answers.");
    });

    [Function("Suggest")]
    [Operation(
        "Words and titles to offer somebody who types.", Response = typeof(SuggestResource),
        Parameters = ["q", "lang"], Required = ["q"], DefaultLimit = DefaultSuggestions, MaxLimit = MaxSuggestions, Problems = [400])]
    public Task<IResult> SuggestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/suggest")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var text = request.Text("q") ?? throw ProblemException.BadRequest("'q' is missing: what was typed so far.");
        var language = request.Language(site);
        var limit = request.Limit(DefaultSuggestions, MaxSuggestions);
        var state = await searcher.StateAsync(language, cancellationToken);
        return await responses.RespondAsync(request, language, state, CachePolicy.Revalidate, async () =>
        {
            var suggestions = await suggester.SuggestAsync(language, text, limit, cancellationToken);
            var address = request.Site(site);
            var titles = suggestions.Titles.Select(title =>
                new SuggestedTitleResource(title.Article, title.Title, Links.Page(address, title.Article, language)));
            var resource = new SuggestResource(suggestions.Completions, [.. titles]);
            return CachedResponse.Json(resource, ApiJson.Readable.SuggestResource, language);
        }, cancellationToken);
    });

    private async Task<CachedResponse> SearchAsync(
        HttpRequest request, SearchRequest search, SearchEffort effort, CancellationToken cancellationToken)
    {
        var results = await searcher.SearchAsync(search, cancellationToken);
        var address = request.Site(site);
        var images = await pictures.OfHitsAsync(search.Language, results.Items, address, cancellationToken);
        var resource = new SearchResource(
            results,
            images,
            results.Next is { } next ? request.CursorOf(search, next) : null,
            address,
            search.Language ?? request.AcceptedLanguage(site) ?? site.Languages[0],
            effort.Elapsed,
            effort.StorageReads);
        return CachedResponse.Json(resource, ApiJson.Readable.SearchResource, search.Language);
    }
}
