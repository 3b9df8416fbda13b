using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Articles;
using Newsroom.Http.Caching;
using Newsroom.Http.Events;
using Newsroom.Http.Files;
using Newsroom.Pages.Calendar;
using Newsroom.Search.Faceting;
using Newsroom.Storage.Stores;

namespace Newsroom.Pages;

/// <summary><c>/{lang}</c>: the home page of a language; <c>/</c>: that of the reader's language.</summary>
public sealed class HomeFunctions(
    EditionList editions,
    EventList events,
    LanguageOverviews overviews,
    LeadPictures pictures,
    SitePages pages,
    ResponseCache responses,
    TimeProvider clock)
{
    private const int Articles = 17;
    private const int Events = 6;

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
            return pages.RespondAsync(request, pages.AcceptedLanguage(request), async context =>
                await pages.FindOldAddressAsync(request) ?? await RespondAsync(request, context, cancellationToken));
        }

        var lang = request.Query["lang"].ToString() is { Length: > 0 } asked ? asked : null;
        if ((lang ?? request.Query["q"].ToString()).Length > 0)
        {
            return pages.RespondInAnyAsync(
                request, lang ?? pages.AcceptedLanguage(request), context => Task.FromResult(Redirect(request, context)));
        }

        return pages.RespondAsync(
            request, pages.AcceptedLanguage(request), context => RespondAsync(request, context, cancellationToken));
    }

    private static IResult Redirect(HttpRequest request, PageContext context)
    {
        var others = QueryString.Create(request.Query.Where(parameter => parameter.Key is not ("lang" or "cursor")));
        request.HttpContext.Response.Headers.CacheControl = CachePolicy.Revalidate;
        return Results.Redirect(
            request.Query.ContainsKey("q") ? Links.Search("", context.SiteLanguage) + others : Links.Home("", context.SiteLanguage),
            permanent: true);
    }

    private Task<IResult> RespondAsync(HttpRequest request, PageContext context, CancellationToken cancellationToken) =>
        responses.RespondAsync(
            request, context.Language, () => RenderAsync(context, cancellationToken), cancellationToken, CachePolicy.Revalidate);

    private async Task<CachedResponse> RenderAsync(PageContext context, CancellationToken cancellationToken)
    {
        var language = context.Language;
        var newest = await editions.ReadAsync(language, new EditionFilter(), after: null, Articles + 1, cancellationToken);
        var shown = newest.Editions.Take(Articles).ToList();
        var images = await pictures.OfListAsync(language, shown, address: "", cancellationToken);
        var next = EventSelection.Everything.Next(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return await pages.RenderAsync<HomePage>(
            context,
            language,
            (nameof(HomePage.Editions), WithLeadFirst(shown, images)),
            (nameof(HomePage.Pictures), images),
            (nameof(HomePage.Events), (await events.ReadAsync(language, cancellationToken)).Where(next.Matches).Take(Events).ToList()),
            (nameof(HomePage.Overview), await overviews.ReadAsync(language, cancellationToken)),
            (nameof(HomePage.Older), newest.Editions.Count > Articles ? MonthPages.AddressOf(shown, newest.Editions[Articles]) : null));
    }

    /// <summary>The newest that has a picture and that a person wrote leads; else the newest that a person wrote.</summary>
    private static List<Edition> WithLeadFirst(List<Edition> shown, IReadOnlyDictionary<string, PublicPicture> images)
    {
        var lead = shown.FirstOrDefault(edition => edition.Kind != EditionKind.Machine && images.ContainsKey(edition.Article))
            ?? shown.FirstOrDefault(edition => edition.Kind != EditionKind.Machine)
            ?? shown.FirstOrDefault();
        return lead is null ? shown : [lead, .. shown.Where(edition => edition != lead)];
    }
}
