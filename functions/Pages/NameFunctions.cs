using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http;
using Newsroom.Http.Caching;
using Newsroom.Search.Faceting;

namespace Newsroom.Pages;

/// <summary>
/// <c>/{lang}/topics</c>, <c>/{lang}/places</c>, <c>/{lang}/orgs</c>: what the articles are about, and the articles and events of each.
/// </summary>
public sealed class NameFunctions(LanguageOverviews overviews, NamedArticles articles, SitePages pages, ResponseCache responses)
{
    [Function("WebTopics")]
    public Task<IResult> TopicsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/topics/{*name}")] HttpRequest request,
        string lang,
        string? name,
        CancellationToken cancellationToken) => RespondAsync(request, lang, NameKind.Topic, name, cancellationToken);

    [Function("WebPlaces")]
    public Task<IResult> PlacesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/places/{*name}")] HttpRequest request,
        string lang,
        string? name,
        CancellationToken cancellationToken) => RespondAsync(request, lang, NameKind.Place, name, cancellationToken);

    [Function("WebOrganisations")]
    public Task<IResult> OrganisationsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/orgs/{*name}")] HttpRequest request,
        string lang,
        string? name,
        CancellationToken cancellationToken) => RespondAsync(request, lang, NameKind.Organisation, name, cancellationToken);

    private Task<IResult> RespondAsync(
        HttpRequest request, string lang, NameKind kind, string? name, CancellationToken cancellationToken) =>
        pages.RespondAsync(request, lang, context =>
        {
            var shown = request.Text(kind.Parameter()) ?? name;
            var page = request.PageNumber();
            return responses.RespondAsync(
                request,
                context.Language,
                () => string.IsNullOrEmpty(shown)
                    ? RenderListAsync(context, kind, cancellationToken)
                    : articles.RenderAsync(context, kind, shown, page, cancellationToken),
                cancellationToken,
                CachePolicy.Revalidate);
        });

    private async Task<CachedResponse> RenderListAsync(PageContext context, NameKind kind, CancellationToken cancellationToken) =>
        await pages.RenderAsync<NamesPage>(
            context,
            context.Language,
            (nameof(NamesPage.Kind), kind),
            (nameof(NamesPage.Overview), await overviews.ReadAsync(context.Language, cancellationToken)));
}
