using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http;
using Newsroom.Http.Caching;
using Newsroom.Http.Files;
using Newsroom.Http.Search;
using Newsroom.Search;
using Newsroom.Settings;

namespace Newsroom.Pages;

/// <summary><c>/{lang}/search</c>: a search, with its results as a page.</summary>
public sealed class SearchPageFunction(
    Searcher searcher, LeadPictures pictures, SitePages pages, ResponseCache responses, SiteOptions site)
{
    private const int PageSize = 20;

    [Function("WebSearch")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/search")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) => pages.RespondAsync(request, lang, async context =>
    {
        if (request.Text("q") is not { } query)
        {
            return (await pages.RenderAsync<SearchPage>(
                context,
                context.Language,
                (nameof(SearchPage.Query), ""),
                (nameof(SearchPage.Address), new SearchAddress(request, context.Language)))).ToResult(request);
        }

        var search = request.SearchRequest(query, site, PageSize, PageSize, context.Language);
        search = search with { WithFacets = search.Language is not null };
        return search.Language is { } language
            ? await responses.RespondAsync(
                request, language, await searcher.StateAsync(language, cancellationToken), CachePolicy.Revalidate,
                () => RenderAsync(request, context, search, cancellationToken), cancellationToken)
            : (await RenderAsync(request, context, search, cancellationToken)).ToResult(request);
    });

    private async Task<CachedResponse> RenderAsync(
        HttpRequest request, PageContext context, SearchRequest search, CancellationToken cancellationToken)
    {
        var results = await searcher.SearchAsync(search, cancellationToken);
        var address = new SearchAddress(request, context.Language);
        return await pages.RenderAsync<SearchPage>(
            context,
            context.Language,
            (nameof(SearchPage.Query), search.Query),
            (nameof(SearchPage.Address), address),
            (nameof(SearchPage.Results), results),
            (nameof(SearchPage.Pictures), await pictures.OfHitsAsync(search.Language, results.Items, address: "", cancellationToken)),
            (nameof(SearchPage.Next), results.Next is { } next ? address.WithCursor(request.CursorOf(search, next)) : null));
    }
}
