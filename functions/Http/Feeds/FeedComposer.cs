using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Feeds;

/// <summary>Composes feeds, and the list of all feeds: titles, links and items.</summary>
public sealed class FeedComposer(FeedSource source, EditionList editions, SiteIdentity identity, SiteOptions site)
{
    /// <summary>The number of newest editions whose tags have feeds in the list of feeds.</summary>
    private const int RecentEditions = 200;

    private const int MaxTags = 30;

    internal async Task<Feed> ComposeAsync(HttpRequest request, FeedRequest feed, CancellationToken cancellationToken)
    {
        var page = await source.ReadPageAsync(feed, cancellationToken);
        var address = request.Site(site);
        var siteId = await identity.ReadAsync();
        var items = await Task.WhenAll(page.Editions.Select(edition =>
            source.ReadItemAsync(edition, address, (article, language) => Links.Page(address, article, language), cancellationToken)));
        var strings = FeedStrings.For(feed.Language);
        return new Feed
        {
            Site = site.Title,
            Title = Title(feed.Language, feed.Filter, feed.Query),
            Description = string.Format(CultureInfo.InvariantCulture, strings.Newest, site.Title),
            Language = feed.Language,
            Name = feed.Name(siteId),
            HomeUrl = HomeUrl(address, feed.Language),
            Links = request.FeedLinks(page, feed, site),
            Items = [.. items.Select(item => item with { SiteId = siteId })],
        };
    }

    /// <summary>The feed of a language in one format: an import subscribes once.</summary>
    internal Subscription Main(HttpRequest request, string language, FeedFormat format)
    {
        var address = request.Site(site);
        var title = $"{site.Title} ({language})";
        return new Subscription(title, Address(address, language, format), HomeUrl(address, language), language, format);
    }

    /// <summary>The feeds of tags that several recent editions of a language have.</summary>
    internal async Task<IReadOnlyList<Subscription>> ListTagsAsync(
        HttpRequest request, string language, FeedFormat format, CancellationToken cancellationToken)
    {
        var address = request.Site(site);
        var tags = await ReadFrequentTagsAsync(language, cancellationToken);
        return
        [
            .. tags.Order(StringComparer.OrdinalIgnoreCase).Select(tag => new Subscription(
                Title(language, new EditionFilter(tag), query: null),
                $"{Address(address, language, format)}?tag={Uri.EscapeDataString(tag)}",
                HomeUrl(address, language),
                language,
                format)),
        ];
    }

    private static string Address(string site, string language, FeedFormat format) => format switch
    {
        FeedFormat.Rss => Links.Rss(site, language),
        FeedFormat.Json => Links.JsonFeed(site, language),
        _ => Links.Atom(site, language),
    };

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

    /// <summary>The home page of a language that the site is in; else that of the reader's language.</summary>
    private string HomeUrl(string address, string language) =>
        site.Languages.Contains(language) ? Links.Home(address, language) : $"{address}/";
}
