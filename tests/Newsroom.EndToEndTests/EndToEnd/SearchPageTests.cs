using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The page of a search: what narrows it, its order, and what it says when nothing is found.</summary>
public sealed class SearchPageTests(SearchSite sites) : IClassFixture<SearchSite>
{
    private static readonly HtmlParser Parser = new();

    [Fact]
    public async Task Facets_narrow_a_search_and_can_be_taken_back()
    {
        var folder = await sites.FolderAsync();
        var all = await PageAsync(folder, "fr/search?q=ville");
        Assert.Equal(["Résultats\u00a0: 3"], all.QuerySelectorAll("[role=status]").Select(total => total.TextContent));
        var year = all.QuerySelectorAll(".facets a").Single(link => link.TextContent == "2025");
        Assert.Equal("1", year.ParentElement!.QuerySelector(".count")!.TextContent);

        var narrow = await PageAsync(folder, year.GetAttribute("href")!);
        Assert.Equal(["Appel à projets"], Titles(narrow));
        var back = Assert.Single(narrow.QuerySelectorAll(".given a"));
        Assert.Equal("/fr/search?q=ville", back.GetAttribute("href"));
        Assert.Equal(
            back.GetAttribute("href"), narrow.QuerySelector(".facets a[aria-current]:not([hreflang])")!.GetAttribute("href"));
        Assert.Equal("noindex, follow", narrow.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Hits_are_sorted_by_date_on_request_and_filters_stay()
    {
        var folder = await sites.FolderAsync();
        var page = await PageAsync(folder, "fr/search?q=ville&kind=original");
        var newest = page.QuerySelectorAll(".searchbar a").Single(link => link.TextContent == "Plus récents").GetAttribute("href")!;
        Assert.Equal("/fr/search?q=ville&kind=original&sort=newest", newest);
        Assert.Equal(["Appel à projets", "Le rapport de la semaine", "Les Elections municipales"], Titles(await PageAsync(folder, newest)));
    }

    [Fact]
    public async Task Another_language_has_the_same_search_without_topics_and_organisations()
    {
        var folder = await sites.FolderAsync();
        var page = await PageAsync(folder, $"fr/search?q=ville&tag={folder.Tag}&org=WHO&place=Paris&year=2025&sort=oldest");
        foreach (var list in new[] { ".languages", ".facets" })
        {
            Assert.Equal(
                "/en/search?q=ville&place=Paris&year=2025&sort=oldest",
                page.QuerySelector($"{list} a[hreflang=en]")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Who_finds_nothing_gets_hints_and_ways_on()
    {
        var folder = await sites.FolderAsync();
        var page = await PageAsync(folder, "fr/search?q=xyzzyxyzzy&year=2024");
        Assert.Equal("Aucun résultat.", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal(
            ["/fr/search?q=xyzzyxyzzy", "/fr/search?q=xyzzyxyzzy&lang=all", "/fr"],
            page.QuerySelectorAll("main .ways a").Select(way => way.GetAttribute("href")));
    }

    [Fact]
    public async Task A_search_in_all_languages_shows_each_article_in_one()
    {
        var folder = await sites.FolderAsync();
        var page = await PageAsync(folder, "en/search?q=passerelle&lang=all");
        Assert.Single(Titles(page));
        Assert.Equal("All languages", page.QuerySelector(".facets a[aria-current]")!.TextContent);
        Assert.Single(page.QuerySelectorAll(".facets section"));
    }

    [Fact]
    public async Task A_hit_that_lacks_a_word_says_so()
    {
        var folder = await sites.FolderAsync();
        var page = await PageAsync(folder, "fr/search?q=rapport+mixte");
        Assert.Contains(page.QuerySelectorAll(".card"), card => card.QuerySelector(".lacks") is null);
        Assert.Contains(page.QuerySelectorAll(".card"), card => card.QuerySelector(".lacks")?.TextContent == "N’a pas tous les mots");
    }

    private static string[] Titles(IHtmlDocument page) => [.. page.QuerySelectorAll("main .card h2").Select(title => title.TextContent)];

    private static async Task<IHtmlDocument> PageAsync(SiteFolder folder, string address) =>
        Parser.ParseDocument(await folder.Site.GetTextAsync(address.TrimStart('/')));
}
