using Newsroom.Http.Articles;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http;
using Newsroom.Http.Search;
using Newsroom.Search;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Pages;

/// <summary>Pages for people: the newest articles with a search, and one article; in place of one that there is not, why.</summary>
public sealed class WebFunctions(
    EditionList editions, ArticleStore articles, EditionStore bodies, Searcher searcher, PageRenderer pages, AnswerCache answers, SiteOptions site)
{
    private const int PageSize = 20;
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    [Function("WebArticle")]
    public Task<IResult> ArticleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/{id:length(13)}")] HttpRequest request,
        string lang,
        string id,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var language = RequestReading.Language(lang);
        Protect(request);
        return answers.AnswerFromAllAsync(request, language, async () =>
        {
            var (article, edition, body) = await articles.FindEditionAsync(bodies, id, language, cancellationToken);
            return await PageAsync<ArticlePage>(request, edition.Language, new()
            {
                [nameof(ArticlePage.Site)] = site,
                [nameof(ArticlePage.Article)] = article,
                [nameof(ArticlePage.Edition)] = edition,
                [nameof(ArticlePage.Body)] = body,
            });
        }, cancellationToken, CachePolicy.AskEachTime);
    }, problem => ExplainAsync(request, problem, lang));

    [Function("WebHome")]
    public Task<IResult> HomeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var language = request.Language(site);
        Protect(request);
        return request.Text("q") is { } query
            ? await SearchAsync(request, query, language, cancellationToken)
            : await answers.AnswerAsync(request, language, () => NewestAsync(request, language, cancellationToken), cancellationToken, CachePolicy.AskEachTime);
    }, problem => ExplainAsync(request, problem, request.Query["lang"]));

    private async Task<Answer> NewestAsync(HttpRequest request, string language, CancellationToken cancellationToken)
    {
        var page = await editions.ReadAsync(language, new EditionFilter(), request.Cursor(), PageSize, cancellationToken);
        return await PageAsync<HomePage>(request, language, new()
        {
            [nameof(HomePage.Site)] = site,
            [nameof(HomePage.Language)] = language,
            [nameof(HomePage.Editions)] = page.Editions,
            [nameof(HomePage.Next)] = page.Next is null ? null : RequestReading.ToCursor(page.Next),
        });
    }

    private async Task<IResult> SearchAsync(HttpRequest request, string query, string language, CancellationToken cancellationToken)
    {
        var search = request.Search(query, site, PageSize, PageSize);
        return search.Language is { } one
            ? await answers.AnswerAsync(
                request, one, await searcher.StateAsync(one, cancellationToken), CachePolicy.AskEachTime,
                () => FoundAsync(request, search, language, cancellationToken), cancellationToken)
            : (await FoundAsync(request, search, language, cancellationToken)).To(request);
    }

    private async Task<Answer> FoundAsync(HttpRequest request, SearchRequest search, string language, CancellationToken cancellationToken)
    {
        var found = await searcher.SearchAsync(search, cancellationToken);
        return await PageAsync<SearchPage>(request, language, new()
        {
            [nameof(SearchPage.Site)] = site,
            [nameof(SearchPage.Language)] = language,
            [nameof(SearchPage.Query)] = search.Query,
            [nameof(SearchPage.Found)] = found,
            [nameof(SearchPage.Next)] = found.Next is { } next ? AddressWith(request, "cursor", RequestReading.ToCursor(next.ToString())) : null,
            [nameof(SearchPage.Better)] = found.DidYouMean is { } better ? AddressWith(request, "q", better) : null,
        });
    }

    /// <summary>The same search with one thing changed, from its first page unless that is what changes.</summary>
    private static string AddressWith(HttpRequest request, string name, string value) =>
        "/" + QueryString.Create(request.Query.Where(one => one.Key != name && one.Key != "cursor")).Add(name, value);

    /// <summary>Nothing of a page runs, and nothing is loaded but its pictures.</summary>
    internal static void Protect(HttpRequest request)
    {
        request.HttpContext.Response.Headers.ContentSecurityPolicy = Policy;
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>Why there is no page, in the language asked for where the site has it.</summary>
    private async Task<IResult> ExplainAsync(HttpRequest request, Exception problem, string? asked)
    {
        var (status, detail) = request.HttpContext.RequestServices.GetRequiredService<ProblemHandler>().Explain(request.HttpContext, problem);
        Protect(request);
        var page = await pages.RenderAsync<ProblemPage>(new()
        {
            [nameof(ProblemPage.Site)] = site,
            [nameof(ProblemPage.Address)] = request.Site(site),
            [nameof(ProblemPage.Language)] = site.Languages.FirstOrDefault(language => language == asked) ?? request.AcceptedLanguage(site) ?? site.Languages[0],
            [nameof(ProblemPage.Status)] = status,
            [nameof(ProblemPage.Detail)] = detail,
        });
        return Results.Content(Encoding.UTF8.GetString(page), "text/html; charset=utf-8", statusCode: status);
    }

    private async Task<Answer> PageAsync<T>(HttpRequest request, string language, Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        parameters[nameof(Frame.Address)] = request.Site(site);
        return new(await pages.RenderAsync<T>(parameters), "text/html; charset=utf-8", language: language);
    }
}
