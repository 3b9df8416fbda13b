using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Files;
using Newsroom.Http.Problems;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Articles;

/// <summary><c>/api/articles</c>: editions newest first.</summary>
public sealed class ArticleListFunction(EditionList editions, LeadPictures pictures, ResponseCache responses, SiteOptions site)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    [Function("ArticleList")]
    [Operation(
        "Editions in a language, newest first.", Response = typeof(ListResource<EditionResource>),
        Parameters = ["lang", "tag", "org", "place", "kind", "from", "to", "cursor"],
        DefaultLimit = DefaultLimit, MaxLimit = MaxLimit, Problems = [400])]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        var language = request.Language(site);
        var filter = request.EditionFilter();
        var (after, limit) = (request.Cursor(language), request.Limit(DefaultLimit, MaxLimit));
        return responses.RespondAsync(request, language, async () =>
        {
            var page = await editions.ReadAsync(language, filter, after, limit, cancellationToken);
            var address = request.Site(site);
            var next = page.Next is null ? null : request.ToCursor(page.Next, language);
            var images = await pictures.OfListAsync(language, page.Editions, address, cancellationToken);
            var items = page.Editions.Select(edition =>
                new EditionResource(edition, address) { Image = images.GetValueOrDefault(edition.Article) });
            return CachedResponse.Json(
                new ListResource<EditionResource>([.. items], next),
                ApiJson.Readable.ListResourceEditionResource,
                language,
                links: [.. LinkHeader.Next(request, address, next)]);
        }, cancellationToken);
    });
}
