using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Feeds;

/// <summary>
/// <c>/api/feeds</c>: the newest editions of a language for feed readers, with the filters of <c>/api/articles</c>,
/// or the results of a search.
/// </summary>
public sealed class FeedFunctions(FeedComposer feeds, Generations generations, ResponseCache responses, SiteOptions site)
{
    [Function("FeedAtom")]
    [Operation(
        "The newest editions of a language, or those that a search finds, with full content as Atom 1.0 (RFC 4287).",
        ContentType = AtomFeed.ContentType,
        Parameters = ["q", "tag", "org", "place", "kind", "from", "to", "cursor", "archive"],
        DefaultLimit = FeedParameters.DefaultLimit, MaxLimit = FeedParameters.MaxLimit, Problems = [400])]
    public Task<IResult> AtomAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds/{lang}/atom.xml")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        RespondAsync(request, lang, AtomFeed.ContentType, AtomFeed.Write, cancellationToken);

    [Function("FeedJson")]
    [Operation(
        "The newest editions of a language, or those that a search finds, with full content as JSON Feed 1.1.",
        Response = typeof(JsonFeed.Document), ContentType = JsonFeed.ContentType,
        Parameters = ["q", "tag", "org", "place", "kind", "from", "to", "cursor", "archive"],
        DefaultLimit = FeedParameters.DefaultLimit, MaxLimit = FeedParameters.MaxLimit, Problems = [400])]
    public Task<IResult> JsonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds/{lang}/feed.json")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        RespondAsync(request, lang, JsonFeed.ContentType, JsonFeed.Write, cancellationToken);

    [Function("FeedOpml")]
    [Operation(
        "The feed of each language, as OPML 2.0 to import into a reader; and those of frequent tags, on request.",
        ContentType = Opml.ContentType, Parameters = ["format", "tags"], Problems = [400])]
    public Task<IResult> OpmlAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds.opml")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        var (format, withTags) = (request.Choice<FeedFormat>("format") ?? FeedFormat.Atom, request.Flag("tags"));
        return responses.RespondFromAllLanguagesAsync(
            request, site.Languages[0], () => WriteListAsync(request, format, withTags, cancellationToken), cancellationToken);
    });

    [Function("FeedRss")]
    [Operation(
        "The newest editions of a language, or those that a search finds, with full content as RSS 2.0.",
        ContentType = RssFeed.ContentType,
        Parameters = ["q", "tag", "org", "place", "kind", "from", "to", "cursor", "archive"],
        DefaultLimit = FeedParameters.DefaultLimit, MaxLimit = FeedParameters.MaxLimit, Problems = [400])]
    public Task<IResult> RssAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds/{lang}/rss.xml")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        RespondAsync(request, lang, RssFeed.ContentType, RssFeed.Write, cancellationToken);

    private async Task<CachedResponse> WriteListAsync(
        HttpRequest request, FeedFormat format, bool withTags, CancellationToken cancellationToken)
    {
        var main = ("", (IReadOnlyList<Subscription>)[.. site.Languages.Select(language => feeds.Main(request, language, format))]);
        var tags = withTags
            ? await Task.WhenAll(site.Languages.Select(async language =>
                (LanguageCode.NativeName(language), await feeds.ListTagsAsync(request, language, format, cancellationToken))))
            : [];
        return new CachedResponse(
            Opml.Write(site.Title, [main, .. tags.Where(group => group.Item2.Count > 0)]), $"{Opml.ContentType}; charset=utf-8");
    }

    private Task<IResult> RespondAsync(
        HttpRequest request,
        string lang,
        string contentType,
        Func<Feed, byte[]> write,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        var feed = request.FeedRequest(lang);
        return responses.RespondAsync(request, feed.Language, async () =>
        {
            // Not the time of the newest item: a withdrawal is a change, too.
            var changed = Generations.TimeOf(await generations.ReadAsync(feed.Language, cancellationToken));
            var composed = await feeds.ComposeAsync(request, feed, cancellationToken);
            return new CachedResponse(
                write(composed), $"{contentType}; charset=utf-8", changed, feed.Language, LinkHeader.Hub(composed.Links));
        }, cancellationToken);
    });
}
