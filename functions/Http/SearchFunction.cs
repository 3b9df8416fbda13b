using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Search;

namespace Newsroom.Http;

/// <summary><c>/api/search</c> and <c>/api/suggest</c>: editions that answer a query, and what a query may become.</summary>
public sealed class SearchFunction(Searcher searcher, Suggester suggester, IndexUpkeep upkeep, SiteOptions site)
{
    [Function("Search")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/search")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var query = request.Text("q") ?? throw ProblemException.BadRequest("'q' is missing: the words to look for.");
        var search = request.Search(query, site, standard: 10, most: 50);
        var found = await searcher.SearchAsync(search, cancellationToken);
        return Answer.Json(new SearchResource(found, request.Site(site)), ApiJson.Readable.SearchResource, search.Language).To(request);
    });

    [Function("SearchRebuild")]
    public Task<IResult> RebuildAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/search/rebuild")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var language = request.Text("lang") is { } text ? RequestReading.Language(text) : throw ProblemException.BadRequest("'lang' is missing: whose index to make anew.");
        await upkeep.RequestRebuildAsync(language, cancellationToken);
        var message = $"The search index of '{language}' is made anew from its articles, beginning at the next run of MergeIndex. Until then the old one answers.";
        return Results.Json(new OrderedResource(message), ApiJson.Readable.OrderedResource, statusCode: StatusCodes.Status202Accepted);
    });

    [Function("Suggest")]
    public Task<IResult> SuggestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/suggest")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var text = request.Text("q") ?? throw ProblemException.BadRequest("'q' is missing: what was typed so far.");
        var language = request.Language(site);
        var suggestions = await suggester.SuggestAsync(language, text, request.Limit(standard: 8, most: 20), cancellationToken);
        var address = request.Site(site);
        var resource = new SuggestResource(
            suggestions.Completions,
            [.. suggestions.Titles.Select(title => new SuggestedTitleResource(title.Article, title.Title, Links.Page(address, title.Article, language)))]);
        return Answer.Json(resource, ApiJson.Readable.SuggestResource, language).To(request);
    });
}
