using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Http;
using Newsroom.Http.Caching;
using Newsroom.Http.Files;
using Newsroom.Http.Problems;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Pages;

/// <summary>
/// <c>/sitemap-news.xml</c>: the pages of the last two days that people wrote, for news search, with their pictures. The name sorts before
/// that of the function for the parts of the site map.
/// </summary>
public sealed class NewsMapFunction(
    EditionList editions, LeadPictures pictures, ResponseCache responses, SiteOptions site, TimeProvider clock)
{
    /// <summary>Of Google's documentation of news sitemaps.</summary>
    private const int MaxPages = 1_000;

    private const int Days = 2;

    [Function("NewsMap")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap-news.xml")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(() => responses.RespondFromAllLanguagesAsync(
            request,
            site.Languages[0],
            async () =>
            {
                var address = request.Site(site);
                var pages = await Task.WhenAll(site.Languages.Select(language => ReadAsync(language, address, cancellationToken)));
                return new CachedResponse(SiteMap.Write(pages.SelectMany(page => page).Take(MaxPages)), SiteMap.ContentType);
            },
            cancellationToken));

    private async Task<IEnumerable<SiteMapPage>> ReadAsync(string language, string address, CancellationToken cancellationToken)
    {
        var from = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-Days);
        var page = await editions.ReadAsync(language, new EditionFilter(From: from), after: null, MaxPages, cancellationToken);
        var written = page.Editions.Where(edition => edition.Kind != EditionKind.Machine).ToList();
        var images = await pictures.OfListAsync(language, written, address, cancellationToken);
        return written.Select(edition => new SiteMapPage(Links.Page(address, edition.Article, language), edition.Updated, [])
        {
            Picture = images.GetValueOrDefault(edition.Article)?.Url,
            News = new SiteMapNews(site.Title, language, edition.Published, edition.Title),
        });
    }
}
