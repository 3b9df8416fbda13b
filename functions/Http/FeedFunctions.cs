using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;
using Newsroom.Feeds;

namespace Newsroom.Http;

/// <summary><c>/api/feeds</c>: the newest editions of a language for feed readers, with the filters of <c>/api/articles</c>.</summary>
public sealed class FeedFunctions(EditionList editions, EditionStore bodies, AnswerCache answers, SiteOptions site)
{
    private const int Standard = 50;
    private const int Most = 100;

    [Function("FeedJson")]
    public Task<IResult> JsonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds/{lang}/feed.json")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, lang, "application/feed+json; charset=utf-8", JsonFeed.Write, cancellationToken);

    [Function("FeedRss")]
    public Task<IResult> RssAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds/{lang}/rss.xml")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, lang, "application/rss+xml; charset=utf-8", RssFeed.Write, cancellationToken);

    private Task<IResult> AnswerAsync(
        HttpRequest request, string lang, string contentType, Func<Feed, byte[]> write,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var language = RequestReading.Language(lang);
        var filter = request.EditionFilter();
        var limit = request.Limit(Standard, Most);
        return answers.AnswerAsync(request, language, async () =>
        {
            var page = await editions.ReadAsync(language, filter, after: null, limit, cancellationToken);
            var feed = await ReadAsync(page.Editions, request, language, cancellationToken);
            return new Answer(write(feed), contentType, feed.Updated, language);
        }, cancellationToken);
    });

    private async Task<Feed> ReadAsync(IReadOnlyList<Edition> newest, HttpRequest request, string language, CancellationToken cancellationToken)
    {
        var address = request.Site(site);
        var items = await Task.WhenAll(newest.Select(async edition => new FeedItem(
            edition,
            await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken),
            Links.Page(address, edition.Article, language))));
        return new Feed(
            site.Title, language, $"{address}/?lang={language}", $"{address}{request.Path}{request.QueryString}",
            items, items.Length == 0 ? null : items.Max(item => item.Edition.Updated));
    }
}
