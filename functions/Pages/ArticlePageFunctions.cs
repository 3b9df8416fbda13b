using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Articles;
using Newsroom.Http.Caching;
using Newsroom.Http.Files;
using Newsroom.Http.Problems;
using Newsroom.Publishing.Translating;
using Newsroom.Settings;

namespace Newsroom.Pages;

/// <summary><c>/{lang}/{id}</c>: one article, and a translation beside its original.</summary>
public sealed class ArticlePageFunctions(
    PublicEditions articles,
    HumanEditions humans,
    RelatedArticles related,
    LeadPictures pictures,
    SitePages pages,
    ResponseCache responses,
    SiteOptions site)
{
    [Function("WebArticle")]
    public Task<IResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/{id:length(13)}")] HttpRequest request,
        string lang,
        string id,
        CancellationToken cancellationToken) => pages.RespondInAnyAsync(request, lang, context =>
        responses.RespondFromAllLanguagesAsync(
            request, context.Language, () => RenderAsync(context, id, cancellationToken), cancellationToken, CachePolicy.Revalidate));

    [Function("WebSideBySide")]
    public Task<IResult> SideBySideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/{id:length(13)}/original")]
        HttpRequest request,
        string lang,
        string id,
        CancellationToken cancellationToken) => pages.RespondInAnyAsync(request, lang, context =>
        responses.RespondFromAllLanguagesAsync(
            request, context.Language, () => RenderPairsAsync(context, id, cancellationToken), cancellationToken, CachePolicy.Revalidate));

    private async Task<CachedResponse> RenderAsync(PageContext context, string id, CancellationToken cancellationToken)
    {
        var (article, edition, body, picture) = await articles.FindAsync(id, context.Language, address: "", cancellationToken);
        if (edition.Language != context.Language && !site.Languages.Contains(context.Language))
        {
            throw pages.NotInLanguage(context.Language);
        }

        var similar = await related.FindAsync(edition, cancellationToken);
        return await pages.RenderAsync<ArticlePage>(
            context,
            edition.Language,
            (nameof(ArticlePage.Article), article),
            (nameof(ArticlePage.Edition), edition),
            (nameof(ArticlePage.Body), body),
            (nameof(ArticlePage.Picture), picture),
            (nameof(ArticlePage.Related), similar),
            (nameof(ArticlePage.RelatedPictures),
                await pictures.OfHitsAsync(edition.Language, similar, address: "", cancellationToken)));
    }

    private async Task<CachedResponse> RenderPairsAsync(PageContext context, string id, CancellationToken cancellationToken)
    {
        var (article, edition, _, _) = await articles.FindAsync(id, context.Language, address: "", cancellationToken);
        if (article.Original is not { } original || edition.Language != context.Language || edition.Kind == EditionKind.Original)
        {
            throw ProblemException.NotFound($"The article '{id}' has no translation into '{context.Language}'.");
        }

        return await pages.RenderAsync<SideBySidePage>(
            context,
            edition.Language,
            (nameof(SideBySidePage.Edition), edition),
            (nameof(SideBySidePage.Original), original),
            (nameof(SideBySidePage.Segments), await humans.SegmentsAsync(article, edition, cancellationToken)));
    }
}
