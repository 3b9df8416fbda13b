using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Caching;
using Newsroom.Http.Files;
using Newsroom.Http.Problems;
using Newsroom.Search.Faceting;
using Newsroom.Storage.Stores;

namespace Newsroom.Pages;

/// <summary><c>/{lang}/archive</c>: all articles of a language, by month.</summary>
public sealed class ArchiveFunctions(
    EditionList editions, LanguageOverviews overviews, LeadPictures pictures, SitePages pages, ResponseCache responses)
{
    [Function("WebArchive")]
    public Task<IResult> AllAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/archive")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) => pages.RespondAsync(request, lang, context => responses.RespondAsync(
            request,
            context.Language,
            async () => await pages.RenderAsync<ArchivePage>(
                context,
                context.Language,
                (nameof(ArchivePage.Overview), await overviews.ReadAsync(context.Language, cancellationToken))),
            cancellationToken,
            CachePolicy.Revalidate));

    [Function("WebMonth")]
    public Task<IResult> MonthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/archive/{month:length(7)}")]
        HttpRequest request,
        string lang,
        string month,
        CancellationToken cancellationToken) => pages.RespondAsync(request, lang, context =>
    {
        var first = MonthPages.Parse(month) ?? throw ProblemException.NotFound($"'{month}' is not a month such as 2026-09.");
        var page = request.PageNumber();
        return responses.RespondAsync(
            request,
            context.Language,
            () => RenderAsync(context, first, page, cancellationToken),
            cancellationToken,
            CachePolicy.Revalidate);
    });

    private async Task<CachedResponse> RenderAsync(PageContext context, DateOnly month, int page, CancellationToken cancellationToken)
    {
        var overview = await overviews.ReadAsync(context.Language, cancellationToken);
        var count = overview.CountOf(month.Year, month.Month);
        if (count == 0 || page > 1 && (page - 1) * MonthPages.Size >= count)
        {
            throw ProblemException.NotFound($"There is no article on page {page} of {month:yyyy-MM}.");
        }

        var filter = new EditionFilter(From: month, To: month.AddMonths(1).AddDays(-1));
        var read = await editions.ReadAsync(context.Language, filter, after: null, page * MonthPages.Size, cancellationToken);
        var shown = read.Editions.Skip((page - 1) * MonthPages.Size).ToList();
        return await pages.RenderAsync<MonthPage>(
            context,
            context.Language,
            (nameof(MonthPage.Month), month),
            (nameof(MonthPage.Editions), shown),
            (nameof(MonthPage.Pictures), await pictures.OfListAsync(context.Language, shown, address: "", cancellationToken)),
            (nameof(MonthPage.Overview), overview),
            (nameof(MonthPage.Number), page));
    }
}
