using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Articles;
using Newsroom.Http.Caching;
using Newsroom.Settings;

namespace Newsroom.Pages;

/// <summary><c>/{lang}/{id}</c>: one article.</summary>
public sealed class ArticlePageFunctions(PublicEditions articles, SitePages pages, ResponseCache responses, SiteOptions site)
{
    [Function("WebArticle")]
    public Task<IResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/{id:length(13)}")] HttpRequest request,
        string lang,
        string id,
        CancellationToken cancellationToken) => pages.RespondInAnyAsync(request, lang, context =>
        responses.RespondFromAllLanguagesAsync(
            request,
            context.Language,
            async () =>
            {
                var (article, edition, body, picture) = await articles.FindAsync(id, context.Language, address: "", cancellationToken);
                if (edition.Language != context.Language && !site.Languages.Contains(context.Language))
                {
                    throw pages.NotInLanguage(lang);
                }

                return await pages.RenderAsync<ArticlePage>(
                    context,
                    edition.Language,
                    (nameof(ArticlePage.Article), article),
                    (nameof(ArticlePage.Edition), edition),
                    (nameof(ArticlePage.Body), body),
                    (nameof(ArticlePage.Picture), picture));
            },
            cancellationToken,
            CachePolicy.Revalidate));
}
