using Newsroom.Publishing.Translating;
using Newsroom.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Articles;

/// <summary><c>/api/articles</c>: editions newest first, and one article.</summary>
public sealed class ArticleFunctions(
    EditionList editions, ArticleStore articles, EditionStore bodies, HumanEditions humans, SimilarArticles similar, AnswerCache answers, SiteOptions site)
{
    private const int Standard = 20;
    private const int Most = 100;

    [Function("ArticleList")]
    [Operation(
        "Editions in a language, newest first.", Answer = typeof(ListResource<EditionResource>),
        Parameters = ["lang", "tag", "org", "place", "kind", "from", "to", "cursor"], StandardLimit = Standard, MostLimit = Most, Problems = [400])]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var language = request.Language(site);
        var filter = request.EditionFilter();
        var (after, limit) = (request.Cursor(), request.Limit(Standard, Most));
        return answers.AnswerAsync(request, language, async () =>
        {
            var page = await editions.ReadAsync(language, filter, after, limit, cancellationToken);
            var address = request.Site(site);
            var next = page.Next is null ? null : RequestReading.ToCursor(page.Next);
            return Answer.Json(
                new ListResource<EditionResource>([.. page.Editions.Select(edition => new EditionResource(edition, address))], next),
                ApiJson.Readable.ListResourceEditionResource,
                language,
                links: [.. LinkHeader.Next(request, address, next)]);
        }, cancellationToken);
    });

    [Function("ArticleOne")]
    [Operation(
        "An article in a language; while there is no such edition, the original, with its language in Content-Language.", Answer = typeof(ArticleResource),
        Parameters = ["lang", "view"], Problems = [400, 404, 410])]
    public Task<IResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var language = request.Language(site);
        var view = request.Choice<ArticleView>("view");
        return answers.AnswerFromAllAsync(request, language, async () =>
        {
            var (article, edition, body) = await articles.FindEditionAsync(bodies, id, language, cancellationToken);
            var alike = await similar.FindAsync(edition, cancellationToken);
            var alignment = view == ArticleView.Parallel && edition.Kind != EditionKind.Original
                ? await bodies.ReadAlignmentAsync(id, edition.Version, edition.Language, cancellationToken) : null;
            var outdated = await humans.CompareAsync(article, edition, cancellationToken);
            return Answer.Json(
                new ArticleResource(article, edition, body, alike, request.Site(site), alignment?.Segments, outdated), ApiJson.Readable.ArticleResource, edition.Language, edition.Updated,
                links: LinkHeader.Alternates(article, edition, request.Site(site)));
        }, cancellationToken, CachePolicy.AskEachTime);
    });
}
