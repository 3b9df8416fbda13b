using Newsroom.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Feeds;
using Newsroom.Search;
using Newsroom.Settings;
using Newsroom.Storage;

namespace Newsroom.Http.Search;

/// <summary><c>/api/search</c> and <c>/api/suggest</c>: editions that answer a query, and what a query may become.</summary>
public sealed class SearchFunction(
    Searcher searcher, Suggester suggester, IndexUpkeep upkeep, AnswerCache answers, SiteOptions site, TimeProvider clock)
{
    private const int Standard = 10;
    private const int Most = 50;
    private const int StandardSuggestions = 8;
    private const int MostSuggestions = 20;

    [Function("Search")]
    [Operation(
        "Editions that answer a query, with the passages that show why.", Answer = typeof(SearchResource),
        Parameters = ["q", "lang", "sort", "tag", "org", "place", "kind", "year", "from", "to", "facets", "cursor"], Required = ["q"],
        StandardLimit = Standard, MostLimit = Most, Problems = [400])]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/search")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var query = request.Text("q") ?? throw ProblemException.BadRequest("'q' is missing: the words to look for.");
        var search = request.Search(query, site, Standard, Most);
        var effort = new Effort(clock);
        return search.Language is { } language
            ? await answers.AnswerAsync(
                request, language, await searcher.StateAsync(language, cancellationToken), CachePolicy.AskEachTime,
                () => FindAsync(request, search, effort, cancellationToken), cancellationToken)
            : (await FindAsync(request, search, effort, cancellationToken)).To(request);
    });

    [Function("SearchRebuild")]
    [Operation("Has the search index of a language made anew from its articles.", Answer = typeof(OrderedResource), Status = 202, Parameters = ["lang"], Required = ["lang"], Problems = [400])]
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
    [Operation(
        "Words and titles to offer somebody who types.", Answer = typeof(SuggestResource),
        Parameters = ["q", "lang"], Required = ["q"], StandardLimit = StandardSuggestions, MostLimit = MostSuggestions, Problems = [400])]
    public Task<IResult> SuggestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/suggest")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var text = request.Text("q") ?? throw ProblemException.BadRequest("'q' is missing: what was typed so far.");
        var language = request.Language(site);
        var limit = request.Limit(StandardSuggestions, MostSuggestions);
        return await answers.AnswerAsync(request, language, await searcher.StateAsync(language, cancellationToken), CachePolicy.AskEachTime, async () =>
        {
            var suggestions = await suggester.SuggestAsync(language, text, limit, cancellationToken);
            var address = request.Site(site);
            var resource = new SuggestResource(
                suggestions.Completions,
                [.. suggestions.Titles.Select(title => new SuggestedTitleResource(title.Article, title.Title, Links.Page(address, title.Article, language)))]);
            return Answer.Json(resource, ApiJson.Readable.SuggestResource, language);
        }, cancellationToken);
    });

    private async Task<Answer> FindAsync(HttpRequest request, SearchRequest search, Effort effort, CancellationToken cancellationToken)
    {
        var found = await searcher.SearchAsync(search, cancellationToken);
        return Answer.Json(new SearchResource(found, request.Site(site), effort.Took, effort.StorageReads), ApiJson.Readable.SearchResource, search.Language);
    }

    /// <summary>What the answer costs, from here on: also the look at the index, which may cost the first to ask more than the search.</summary>
    private sealed class Effort(TimeProvider clock)
    {
        private readonly long _started = clock.GetTimestamp();
        private readonly StorageOperations _operations = StorageOperations.Begin();

        public TimeSpan Took => clock.GetElapsedTime(_started);

        public int StorageReads => _operations.Count;
    }
}
