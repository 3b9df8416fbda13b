using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Publishing.Translating;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Articles;

/// <summary><c>/api/articles/{id}</c>: one article.</summary>
public sealed class ArticleFunctions(
    PublicEditions articles,
    EditionStore bodies,
    HumanEditions humans,
    SimilarArticles similar,
    ResponseCache responses,
    SiteOptions site)
{
    [Function("ArticleOne")]
    [Operation(
        "An article in a language; while there is no such edition, the original, with its language in Content-Language.",
        Response = typeof(ArticleResource), Parameters = ["lang", "view", "version"], Problems = [400, 404, 410])]
    public Task<IResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        var language = request.Language(site);
        var view = request.Choice<ArticleView>("view");
        return responses.RespondFromAllLanguagesAsync(request, language, async () =>
        {
            var address = request.Site(site);
            var (article, edition, body, picture) = await articles.FindAsync(id, language, address, cancellationToken);
            var resource = new ArticleResource(
                article,
                edition,
                body,
                await similar.FindAsync(edition, cancellationToken),
                address,
                view == ArticleView.Parallel ? await ReadSegmentsAsync(edition, cancellationToken) : null,
                await humans.CompareAsync(article, edition, cancellationToken))
            {
                Image = picture,
            };
            return CachedResponse.Json(
                resource,
                ApiJson.Readable.ArticleResource,
                edition.Language,
                edition.Updated,
                LinkHeader.Alternates(article, edition, address));
        }, cancellationToken, CachePolicy.Revalidate);
    });

    private async Task<IReadOnlyList<AlignedSegment>?> ReadSegmentsAsync(Edition edition, CancellationToken cancellationToken) =>
        edition.Kind == EditionKind.Original
            ? null
            : (await bodies.ReadAlignmentAsync(edition.Article, edition.Version, edition.Language, cancellationToken))?.Segments;
}
