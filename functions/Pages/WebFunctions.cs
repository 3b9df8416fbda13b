using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http;
using Newsroom.Http.Articles;
using Newsroom.Http.Caching;
using Newsroom.Http.Files;
using Newsroom.Http.Problems;
using Newsroom.Http.Search;
using Newsroom.Search;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Pages;

/// <summary>Pages for people: the newest articles with a search, and one article. Errors are pages, too.</summary>
public sealed class WebFunctions(
    EditionList editions,
    PublicEditions articles,
    Searcher searcher,
    LeadPictures pictures,
    PageRenderer pages,
    ResponseCache responses,
    SiteOptions site)
{
    private const int PageSize = 20;

    [Function("WebArticle")]
    public Task<IResult> ArticleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/{id:length(13)}")] HttpRequest request,
        string lang,
        string id,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        var language = RequestParameters.Language(lang);
        PagePolicy.Apply(request);
        return responses.RespondFromAllLanguagesAsync(request, language, async () =>
        {
            var (article, edition, body, picture) = await articles.FindAsync(id, language, address: "", cancellationToken);
            return await RenderAsync<ArticlePage>(request, edition.Language, new()
            {
                [nameof(ArticlePage.Site)] = site,
                [nameof(ArticlePage.Article)] = article,
                [nameof(ArticlePage.Edition)] = edition,
                [nameof(ArticlePage.Body)] = body,
                [nameof(ArticlePage.Picture)] = picture,
            });
        }, cancellationToken, CachePolicy.Revalidate);
    }, problem => ExplainAsync(request, problem, lang));

    [Function("WebHome")]
    public Task<IResult> HomeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var language = request.Language(site);
        PagePolicy.Apply(request);
        if (request.Text("q") is { } query)
        {
            return await SearchAsync(request, query, language, cancellationToken);
        }

        var after = request.Cursor(language);
        return await responses.RespondAsync(
            request,
            language,
            () => RenderNewestAsync(request, language, after, cancellationToken),
            cancellationToken,
            CachePolicy.Revalidate);
    }, problem => ExplainAsync(request, problem, request.Query["lang"]));

    /// <summary>
    /// A page for every other address, so that it has the headers that all responses have. The name sorts after those of all functions.
    /// </summary>
    [Function("WebUnmatched")]
    public Task<IResult> UnmatchedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", Route = "{*rest}")]
        HttpRequest request)
    {
        // The host does not match api/{*rest} if an empty segment follows: /api//health.
        return request.Path.StartsWithSegments("/api")
            ? Unmatched.RunAsync(request)
            : request.RespondAsync(
                () => throw ProblemException.NotFound($"There is nothing at {request.Path}."),
                problem => ExplainAsync(request, problem, null));
    }

    private async Task<CachedResponse> RenderNewestAsync(
        HttpRequest request, string language, string? after, CancellationToken cancellationToken)
    {
        var page = await editions.ReadAsync(language, new EditionFilter(), after, PageSize, cancellationToken);
        return await RenderAsync<HomePage>(request, language, new()
        {
            [nameof(HomePage.Site)] = site,
            [nameof(HomePage.Language)] = language,
            [nameof(HomePage.Editions)] = page.Editions,
            [nameof(HomePage.Pictures)] = await pictures.OfListAsync(language, page.Editions, address: "", cancellationToken),
            [nameof(HomePage.Next)] = page.Next is null ? null : request.ToCursor(page.Next, language),
        });
    }

    private async Task<IResult> SearchAsync(HttpRequest request, string query, string language, CancellationToken cancellationToken)
    {
        var search = request.SearchRequest(query, site, PageSize, PageSize);
        if (search.Language is not { } searchedLanguage)
        {
            return (await RenderResultsAsync(request, search, language, cancellationToken)).ToResult(request);
        }

        return await responses.RespondAsync(
            request,
            searchedLanguage,
            await searcher.StateAsync(searchedLanguage, cancellationToken),
            CachePolicy.Revalidate,
            () => RenderResultsAsync(request, search, language, cancellationToken),
            cancellationToken);
    }

    private async Task<CachedResponse> RenderResultsAsync(
        HttpRequest request, SearchRequest search, string language, CancellationToken cancellationToken)
    {
        var results = await searcher.SearchAsync(search, cancellationToken);
        return await RenderAsync<SearchPage>(request, language, new()
        {
            [nameof(SearchPage.Site)] = site,
            [nameof(SearchPage.Language)] = language,
            [nameof(SearchPage.Query)] = search.Query,
            [nameof(SearchPage.Results)] = results,
            [nameof(SearchPage.Pictures)] =
                await pictures.OfHitsAsync(search.Language, results.Items, address: "", cancellationToken),
            [nameof(SearchPage.Next)] = results.Next is { } next
                ? AddressWith(request, "cursor", request.CursorOf(search, next)) : null,
            [nameof(SearchPage.Correction)] = results.DidYouMean is { } better ? AddressWith(request, "q", better) : null,
        });
    }

    /// <summary>The same search with one parameter changed; from its first page unless the parameter is the cursor.</summary>
    private static string AddressWith(HttpRequest request, string name, string value)
    {
        var others = request.Query.Where(parameter => parameter.Key != name && parameter.Key != "cursor");
        return "/" + QueryString.Create(others).Add(name, value);
    }

    /// <summary>An error page, in the requested language if the site has it.</summary>
    private async Task<IResult> ExplainAsync(HttpRequest request, Exception problem, string? requestedLanguage)
    {
        var handler = request.HttpContext.RequestServices.GetRequiredService<ProblemHandler>();
        var (status, detail) = handler.Explain(request.HttpContext, problem);
        PagePolicy.Apply(request);
        var page = await pages.RenderAsync<ProblemPage>(new()
        {
            [nameof(ProblemPage.Site)] = site,
            [nameof(ProblemPage.Address)] = request.Site(site),
            [nameof(ProblemPage.Language)] = site.Languages.FirstOrDefault(language => language == requestedLanguage)
                ?? request.AcceptedLanguage(site) ?? site.Languages[0],
            [nameof(ProblemPage.Status)] = status,
            [nameof(ProblemPage.Detail)] = detail,
        });
        return Results.Content(Encoding.UTF8.GetString(page), PageRenderer.ContentType, statusCode: status);
    }

    private async Task<CachedResponse> RenderAsync<T>(HttpRequest request, string language, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        parameters[nameof(Layout.Address)] = request.Site(site);
        return new(await pages.RenderAsync<T>(parameters), PageRenderer.ContentType, language: language);
    }
}
