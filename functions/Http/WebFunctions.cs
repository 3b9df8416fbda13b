using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;
using Newsroom.Pages;
using Newsroom.Search;

namespace Newsroom.Http;

/// <summary>Pages for people: the newest articles with a search, and one article.</summary>
public sealed class WebFunctions(
    EditionList editions, ArticleStore articles, EditionStore bodies, Searcher searcher, PageRenderer pages, SiteOptions site)
{
    private const int PageSize = 20;
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    [Function("WebArticle")]
    public Task<IResult> ArticleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/{id:length(13)}")] HttpRequest request,
        string lang,
        string id,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var (article, edition, body) = await articles.FindEditionAsync(bodies, id, RequestReading.Language(lang), cancellationToken);
        return await PageAsync<ArticlePage>(request, edition.Language, new()
        {
            [nameof(ArticlePage.Site)] = site,
            [nameof(ArticlePage.Article)] = article,
            [nameof(ArticlePage.Edition)] = edition,
            [nameof(ArticlePage.Body)] = body,
        });
    });

    [Function("WebHome")]
    public Task<IResult> HomeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var language = request.Language(site);
        var query = request.Text("q");
        var (items, next) = query is null
            ? await NewestAsync(request, language, cancellationToken)
            : await FoundAsync(query, language, cancellationToken);
        return await PageAsync<HomePage>(request, language, new()
        {
            [nameof(HomePage.Site)] = site,
            [nameof(HomePage.Language)] = language,
            [nameof(HomePage.Items)] = items,
            [nameof(HomePage.Query)] = query,
            [nameof(HomePage.Next)] = next,
        });
    });

    private async Task<(IReadOnlyList<(Edition, string?)> Items, string? Next)> NewestAsync(
        HttpRequest request, string language, CancellationToken cancellationToken)
    {
        var page = await editions.ReadAsync(language, new EditionFilter(), request.Cursor(), PageSize, cancellationToken);
        return ([.. page.Editions.Select(edition => (edition, (string?)null))], page.Next is null ? null : RequestReading.ToCursor(page.Next));
    }

    private async Task<(IReadOnlyList<(Edition, string?)> Items, string? Next)> FoundAsync(
        string query, string language, CancellationToken cancellationToken)
    {
        var found = await searcher.SearchAsync(language, query, new EditionFilter(), offset: 0, PageSize, cancellationToken);
        return ([.. found.Items.Select(item => (item.Edition, item.Snippets is [var first, ..] ? first : null))], null);
    }

    private async Task<IResult> PageAsync<T>(HttpRequest request, string language, Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        request.HttpContext.Response.Headers.ContentSecurityPolicy = Policy;
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return new Answer(await pages.RenderAsync<T>(parameters), "text/html; charset=utf-8", Language: language).To(request);
    }
}
