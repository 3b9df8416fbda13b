using Newsroom.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Feeds;

/// <summary>
/// <c>/api/feeds</c>: the newest editions of a language for feed readers, with the filters of <c>/api/articles</c>, or those that a search finds.
/// </summary>
public sealed class FeedFunctions(FeedSource source, EditionList editions, Generations generations, AnswerCache answers, SiteOptions site)
{
    /// <summary>Editions whose tags get feeds of their own in the list of feeds.</summary>
    private const int Recent = 200;

    private const int MostTags = 30;

    [Function("FeedAtom")]
    [Operation(
        "The newest editions of a language, or those that a search finds, with full content as Atom 1.0 (RFC 4287).", ContentType = AtomFeed.ContentType,
        Parameters = ["q", "tag", "org", "place", "kind", "from", "to", "cursor", "archive"],
        StandardLimit = FeedReading.Standard, MostLimit = FeedReading.Most, Problems = [400])]
    public Task<IResult> AtomAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds/{lang}/atom.xml")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, lang, AtomFeed.ContentType, AtomFeed.Write, cancellationToken);

    [Function("FeedJson")]
    [Operation(
        "The newest editions of a language, or those that a search finds, with full content as JSON Feed 1.1.", ContentType = JsonFeed.ContentType,
        Parameters = ["q", "tag", "org", "place", "kind", "from", "to", "cursor", "archive"],
        StandardLimit = FeedReading.Standard, MostLimit = FeedReading.Most, Problems = [400])]
    public Task<IResult> JsonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds/{lang}/feed.json")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, lang, JsonFeed.ContentType, JsonFeed.Write, cancellationToken);

    [Function("FeedOpml")]
    [Operation("Every feed, as OPML 2.0 to import into a reader.", ContentType = Opml.ContentType)]
    public Task<IResult> OpmlAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds.opml")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(() => answers.AnswerFromAllAsync(
            request,
            site.Languages[0],
            async () =>
            {
                var groups = await Task.WhenAll(site.Languages.Select(async language =>
                    (LanguageCode.NativeName(language), await SubscriptionsAsync(request, language, cancellationToken))));
                return new Answer(Opml.Write(site.Title, groups), $"{Opml.ContentType}; charset=utf-8");
            },
            cancellationToken));

    [Function("FeedRss")]
    [Operation(
        "The newest editions of a language, or those that a search finds, with full content as RSS 2.0.", ContentType = RssFeed.ContentType,
        Parameters = ["q", "tag", "org", "place", "kind", "from", "to", "cursor", "archive"],
        StandardLimit = FeedReading.Standard, MostLimit = FeedReading.Most, Problems = [400])]
    public Task<IResult> RssAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds/{lang}/rss.xml")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, lang, RssFeed.ContentType, RssFeed.Write, cancellationToken);

    private Task<IResult> AnswerAsync(
        HttpRequest request, string lang, string contentType, Func<Feed, byte[]> write,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var question = request.Feed(lang);
        return answers.AnswerAsync(request, question.Language, async () =>
        {
            // Not the newest item's: a withdrawal is a change, too.
            var changed = Generations.TimeOf(await generations.ReadAsync(question.Language, cancellationToken));
            var feed = await ReadAsync(request, question, cancellationToken);
            return new Answer(write(feed), $"{contentType}; charset=utf-8", changed, question.Language);
        }, cancellationToken);
    });

    private async Task<IReadOnlyList<Subscription>> SubscriptionsAsync(HttpRequest request, string language, CancellationToken cancellationToken)
    {
        var recent = await editions.ReadAsync(language, new EditionFilter(), after: null, Recent, cancellationToken);
        var tags = recent.Editions.SelectMany(edition => edition.VisibleTags())
            .CountBy(tag => tag, StringComparer.OrdinalIgnoreCase)
            .Where(tag => tag.Value > 1)
            .OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.Ordinal)
            .Take(MostTags).Select(tag => tag.Key);
        var address = request.Site(site);
        var home = $"{address}/?lang={language}";
        return
        [
            new Subscription($"{site.Title} ({language}, RSS)", Links.Rss(address, language), home, language, IsRss: true),
            new Subscription($"{site.Title} ({language}, Atom)", Links.Atom(address, language), home, language, IsRss: false),
            .. tags.Order(StringComparer.OrdinalIgnoreCase).Select(tag => new Subscription(
                $"{site.Title} – {FeedWords.In(language).Describe(new EditionFilter(tag), query: null)}",
                $"{Links.Atom(address, language)}?tag={Uri.EscapeDataString(tag)}", home, language, IsRss: false)),
        ];
    }

    private async Task<Feed> ReadAsync(HttpRequest request, FeedQuestion question, CancellationToken cancellationToken)
    {
        var page = await source.ReadAsync(question, cancellationToken);
        var address = request.Site(site);
        var items = await Task.WhenAll(page.Editions.Select(
            edition => source.ShowAsync(edition, (article, language) => Links.Page(address, article, language), cancellationToken)));
        var words = FeedWords.In(question.Language);
        var shows = words.Describe(question.Filter, question.Query);
        return new Feed(
            site.Title,
            shows.Length == 0 ? site.Title : $"{site.Title} – {shows}",
            string.Format(System.Globalization.CultureInfo.InvariantCulture, words.Newest, site.Title),
            question.Language,
            question.Name,
            $"{address}/?lang={question.Language}",
            request.Links(page, question, site),
            items);
    }
}
