using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Search.Faceting;
using Newsroom.Settings;

namespace Newsroom.Pages;

/// <summary>The pages of the site that list articles and events, for search engines.</summary>
public sealed class SiteMapLists(LanguageOverviews overviews, SiteOptions site)
{
    /// <summary>A page with one article has little that the page of the article has not.</summary>
    private const int MinArticles = 2;

    /// <summary>Max names of a kind in a language: a document has room for 50,000 addresses, and has articles beside these.</summary>
    private int MaxNames => Math.Clamp(5_000 / site.Languages.Count, 1, LanguageOverview.MaxNames);

    /// <summary>Home pages, events and lists, each with its other languages; then the months and names of each language.</summary>
    internal async Task<IReadOnlyList<SiteMapPage>> ReadAsync(string address, CancellationToken cancellationToken)
    {
        Func<string, string, string>[] lists =
            [Links.Home, Links.EventsPage, Links.Topics, Links.Places, Links.Organisations, Links.Archive];
        var pages = lists.SelectMany(list => InAllLanguages(address, list)).ToList();
        foreach (var language in site.Languages)
        {
            var overview = await overviews.ReadAsync(language, cancellationToken);
            pages.AddRange(overview.Months.Select(month => Links.Month(address, language, month.Year, month.Month))
                .Concat(Enum.GetValues<NameKind>().SelectMany(kind => Names(address, language, kind, overview)))
                .Select(url => new SiteMapPage(url, Changed: null, [])));
        }

        return pages;
    }

    private IEnumerable<string> Names(string address, string language, NameKind kind, LanguageOverview overview) => kind.Of(overview)
        .Where(name => name.Count >= MinArticles)
        .Take(MaxNames)
        .Select(name => kind.Address(language, name.Value, address));

    private IEnumerable<SiteMapPage> InAllLanguages(string address, Func<string, string, string> list)
    {
        var all = site.Languages.Select(language => (language, Url: list(address, language))).ToArray();
        return all.Select(one => new SiteMapPage(one.Url, Changed: null, all) { Default = list == Links.Home ? $"{address}/" : null });
    }
}
