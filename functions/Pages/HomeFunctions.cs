using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http;
using Newsroom.Http.Articles;
using Newsroom.Http.Caching;
using Newsroom.Http.Files;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Pages;

/// <summary><c>/{lang}</c>: the home page of a language; <c>/</c>: that of the reader's language.</summary>
public sealed class HomeFunctions(
    EditionList editions,
    LeadPictures pictures,
    SitePages pages,
    OldAddressRedirects oldAddresses,
    ResponseCache responses,
    SiteOptions site)
{
    private const int PageSize = 20;

    [Function("WebHome")]
    public Task<IResult> InLanguageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        pages.RespondAsync(request, lang, context => RespondAsync(request, context, cancellationToken));

    /// <summary>Also what <c>/?lang=fr&amp;q=quays</c> was before every language had addresses of its own.</summary>
    [Function("WebRoot")]
    public Task<IResult> RootAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (request.QueryString.HasValue && OldAddressRedirects.MayBeOld(request))
        {
            return pages.RespondAsync(request, Accepted(request), async context =>
                await oldAddresses.FindAsync(request, cancellationToken) ?? await RespondAsync(request, context, cancellationToken));
        }

        var lang = request.Query["lang"].ToString() is { Length: > 0 } asked ? asked : null;
        if ((lang ?? request.Query["q"].ToString()).Length > 0)
        {
            return pages.RespondInAnyAsync(request, lang ?? Accepted(request), context => Task.FromResult(Redirect(request, context)));
        }

        return pages.RespondAsync(request, Accepted(request), context => RespondAsync(request, context, cancellationToken));
    }

    private string Accepted(HttpRequest request) => request.AcceptedLanguage(site) ?? site.Languages[0];

    private static IResult Redirect(HttpRequest request, PageContext context)
    {
        var others = QueryString.Create(request.Query.Where(parameter => parameter.Key is not ("lang" or "cursor")));
        request.HttpContext.Response.Headers.CacheControl = CachePolicy.Revalidate;
        return Results.Redirect(
            request.Query.ContainsKey("q") ? Links.Search("", context.SiteLanguage) + others : Links.Home("", context.SiteLanguage),
            permanent: true);
    }

    private Task<IResult> RespondAsync(HttpRequest request, PageContext context, CancellationToken cancellationToken)
    {
        var after = request.Cursor(context.Language);
        return responses.RespondAsync(
            request,
            context.Language,
            async () =>
            {
                var page = await editions.ReadAsync(context.Language, new EditionFilter(), after, PageSize, cancellationToken);
                var next = page.Next is null
                    ? null : $"{request.Path.ToUriComponent()}?cursor={request.ToCursor(page.Next, context.Language)}";
                var images = await pictures.OfListAsync(context.Language, page.Editions, address: "", cancellationToken);
                return await pages.RenderAsync<HomePage>(
                    context,
                    context.Language,
                    (nameof(HomePage.Editions), page.Editions),
                    (nameof(HomePage.Pictures), images),
                    (nameof(HomePage.Next), next));
            },
            cancellationToken,
            CachePolicy.Revalidate);
    }
}
