using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Feeds;

/// <summary>Composes feeds, and the list of all feeds: titles, links and items.</summary>
public sealed class FeedComposer(FeedSource source, EditionList editions, SiteOptions site)
{
    /// <summary>The number of newest editions whose tags have feeds in the list of feeds.</summary>
    private const int RecentEditions = 200;

    private const int MaxTags = 30;

    internal async Task<Feed> ComposeAsync(HttpRequest request, FeedRequest feed, CancellationToken cancellationToken)
    {
        var page = await source.ReadPageAsync(feed, cancellationToken);
        var address = request.Site(site);
        var items = await Task.WhenAll(page.Editions.Select(edition =>
            source.ReadItemAsync(edition, (article, language) => Links.Page(address, article, language), cancellationToken)));
        var strings = FeedStrings.For(feed.Language);
        return new Feed
        {
            Site = site.Title,
            Title = Title(feed.Language, feed.Filter, feed.Query),
            Description = string.Format(CultureInfo.InvariantCulture, strings.Newest, site.Title),
            Language = feed.Language,
            Name = feed.Name,
            HomeUrl = HomeUrl(address, feed.Language),
            Links = request.FeedLinks(page, feed, site),
            Items = items,
        };
    }

    /// <summary>The feeds of a language: RSS, Atom, and one for each tag that several recent editions have.</summary>
    internal async Task<IReadOnlyList<Subscription>> ListAsync(HttpRequest request, string language, CancellationToken cancellationToken)
    {
        var address = request.Site(site);
        var home = HomeUrl(address, language);
        var tags = await ReadFrequentTagsAsync(language, cancellationToken);
        return
        [
            new Subscription($"{site.Title} ({language}, RSS)", Links.Rss(address, language), home, language, IsRss: true),
            new Subscription($"{site.Title} ({language}, Atom)", Links.Atom(address, language), home, language, IsRss: false),
            .. tags.Order(StringComparer.OrdinalIgnoreCase).Select(tag => new Subscription(
                Title(language, new EditionFilter(tag), query: null),
                $"{Links.Atom(address, language)}?tag={Uri.EscapeDataString(tag)}",
                home,
                language,
                IsRss: false)),
        ];
    }

    private async Task<IEnumerable<string>> ReadFrequentTagsAsync(string language, CancellationToken cancellationToken)
    {
        var recent = await editions.ReadAsync(language, new EditionFilter(), after: null, RecentEditions, cancellationToken);
        return recent.Editions.SelectMany(edition => edition.VisibleTags())
            .CountBy(tag => tag, StringComparer.OrdinalIgnoreCase)
            .Where(tag => tag.Value > 1)
            .OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.Ordinal)
            .Take(MaxTags).Select(tag => tag.Key);
    }

    /// <summary>The site's title, and the filters in words.</summary>
    private string Title(string language, EditionFilter filter, string? query)
    {
        var filters = FeedStrings.For(language).Describe(filter, query);
        return filters.Length == 0 ? site.Title : $"{site.Title} – {filters}";
    }

    private static string HomeUrl(string address, string language) => $"{address}/?lang={language}";
}
