using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Pages.Look;
using Newsroom.Search.Faceting;
using Newsroom.Settings;

namespace Newsroom.Pages;

/// <summary>The pages of the site that list articles and events, and those of its own, for search engines.</summary>
public sealed class SiteMapLists(LanguageOverviews overviews, SiteLooks looks, SiteOptions site)
{
    /// <summary>A page with one article has little that the page of the article has not.</summary>
    private const int MinArticles = 2;

    /// <summary>Max names of a kind in a language: a document has room for 50,000 addresses, and has articles beside these.</summary>
    private int MaxNames => Math.Clamp(5_000 / site.Languages.Count, 1, LanguageOverview.MaxNames);

    /// <summary>
    /// Home pages, events, lists and own pages, each with its other languages; then the months and names of each language.
    /// </summary>
    internal async Task<IReadOnlyList<SiteMapPage>> ReadAsync(string address, CancellationToken cancellationToken)
    {
        Func<string, string, string>[] lists =
            [Links.Home, Links.EventsPage, Links.Topics, Links.Places, Links.Organisations, Links.Archive];
        var look = await looks.ReadAsync(cancellationToken);
        var pages = lists.SelectMany(list => InAllLanguages(address, list)).Concat(OwnPages(look, address)).ToList();
        foreach (var language in site.Languages)
        {
            var overview = await overviews.ReadAsync(language, cancellationToken);
            pages.AddRange(overview.Months.Select(month => Links.Month(address, language, month.Year, month.Month))
                .Concat(Enum.GetValues<NameKind>().SelectMany(kind => Names(address, language, kind, overview)))
                .Select(url => new SiteMapPage(url, Changed: null, [])));
        }

        return pages;
    }

    private static IEnumerable<SiteMapPage> OwnPages(ShownLook look, string address) =>
        from page in look.Pages
        let languages = look.LanguagesOf(page.Name)
        where languages.Contains(page.Language) && look.Page(page.Name, page.Language) == page
        select new SiteMapPage(
            Links.OwnPage(address, page.Language, page.Name),
            page.Updated,
            [.. languages.Select(language => (language, Links.OwnPage(address, language, page.Name)))])
        {
            Default = languages.Count > 1 ? Links.OwnPage(address, languages[0], page.Name) : null,
        };

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
