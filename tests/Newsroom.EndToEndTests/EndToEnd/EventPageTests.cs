using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The pages with the events of a language: months, selections, and what they say when there is nothing.</summary>
public sealed class EventPageTests(RunningSite sites)
{
    private static readonly HtmlParser Parser = new();

    [Fact]
    public async Task A_month_has_its_events_in_a_grid_and_in_a_list()
    {
        var folder = await PublishAsync(
            "{ title: Atelier, start: 2041-09-03T09:00, end: 2041-09-03T12:00, zone: Africa/Tunis, place: Tunis }",
            "{ title: Semaine, start: 2041-09-28, end: 2041-10-02 }");
        var page = await PageAsync(folder, "/2041-09");

        Assert.Equal("septembre 2041", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Atelier", "Semaine"], Titles(page));
        Assert.Equal("2041-09-03T09:00:00+01:00", page.QuerySelector(".event time")!.GetAttribute("datetime"));
        Assert.Equal(
            ["2041-09-03", "2041-09-28", "2041-09-29", "2041-09-30"],
            page.QuerySelectorAll(".month td").Where(day => day.QuerySelector("li") is not null)
                .Select(day => day.QuerySelector("time")!.GetAttribute("datetime")));
        Assert.Equal(5, page.QuerySelectorAll(".month tbody tr").Length - 1);
        Assert.Equal("lundi", page.QuerySelector(".month th")!.GetAttribute("abbr"));
        foreach (var link in page.QuerySelectorAll(".month li a"))
        {
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")!.TrimStart('#')));
        }

        Assert.Equal(["Semaine"], Titles(await PageAsync(folder, "/2041-10")));
        Assert.Equal($"/fr/{folder.Id("saison.md")}", page.QuerySelector(".event h3 a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_empty_month_says_so_and_offers_the_events_around_it()
    {
        var folder = await PublishAsync("{ title: Avant, start: 2041-03-01 }", "{ title: Après, start: 2041-06-01 }");
        var page = await PageAsync(folder, "/2041-04");

        Assert.Contains("Aucun événement ne correspond à cette sélection.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Après", "Avant"], Titles(page));
        Assert.Null(page.QuerySelector(".month"));
        Assert.Equal("noindex, follow", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal($"/fr/events/2041-03?tag={folder.Tag}", page.QuerySelector(".months [rel=prev]")!.GetAttribute("href"));
        Assert.Equal($"/fr/events/2041-05?tag={folder.Tag}", page.QuerySelector(".months [rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task From_a_month_far_from_all_events_the_way_leads_straight_back()
    {
        var folder = await PublishAsync("{ title: Bal, start: 2041-03-01 }");
        var after = await PageAsync(folder, "/2999-01");
        Assert.Equal($"/fr/events/2041-03?tag={folder.Tag}", after.QuerySelector(".months [rel=prev]")!.GetAttribute("href"));
        Assert.Null(after.QuerySelector(".months [rel=next]"));
        Assert.NotNull(after.QuerySelector("meta[name=robots]"));

        var before = await PageAsync(folder, "/0001-01");
        Assert.Null(before.QuerySelector(".months [rel=prev]"));
        Assert.NotNull(before.QuerySelector(".months [rel=next]"));
    }

    [Theory]
    [InlineData("fr/events/2026-13", HttpStatusCode.NotFound)]
    [InlineData("fr/events/2026-00", HttpStatusCode.NotFound)]
    [InlineData("fr/events/2026-9", HttpStatusCode.NotFound)]
    [InlineData("fr/events/9999-12", HttpStatusCode.NotFound)]
    [InlineData("fr/events/september", HttpStatusCode.NotFound)]
    [InlineData("fr/events/2041-01?page=2", HttpStatusCode.NotFound)]
    [InlineData("fr/events?page=0", HttpStatusCode.NotFound)]
    [InlineData("fr/events?online=perhaps", HttpStatusCode.BadRequest)]
    [InlineData("xx/events", HttpStatusCode.NotFound)]
    [InlineData("fr/events/2026-12", HttpStatusCode.OK)]
    [InlineData("en/events?place=&org=&tag=&online=", HttpStatusCode.OK)]
    public async Task Only_months_have_pages(string address, HttpStatusCode status)
    {
        using var answer = await (await sites.NewFolderAsync()).Site.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_selection_filters_the_page_its_links_and_the_calendar_to_subscribe_to()
    {
        var folder = await PublishAsync(
            "{ title: À Tunis, start: 2042-02-03, place: 'Tunis, Tunisie' }",
            "{ title: En ligne, start: 2042-02-04, online: true }");
        Assert.Equal(["À Tunis", "En ligne"], Titles(await PageAsync(folder, "/2042-02")));
        Assert.Equal(["À Tunis"], Titles(await PageAsync(folder, "/2042-02", "&place=Tunis")));
        Assert.Equal(["À Tunis"], Titles(await PageAsync(folder, "/2042-02", "&online=false")));
        Assert.Empty(Titles(await PageAsync(folder, "/2042-02", "&org=NOBODY")));

        var page = await PageAsync(folder, "/2042-02", "&online=true");
        Assert.Equal(["En ligne"], Titles(page));
        var query = $"tag={folder.Tag}&online=true";
        var links = page.QuerySelectorAll(".subscribe a").Select(link => link.GetAttribute("href")!).ToList();
        var address = folder.Site.Http.BaseAddress!.Authority;
        Assert.Equal($"webcal://{address}/api/calendar/fr.ics?{query}", links[0]);
        Assert.Equal(
            $"https://calendar.google.com/calendar/r?cid={Uri.EscapeDataString(links[0])}", links[1]);
        Assert.StartsWith(
            $"https://outlook.live.com/calendar/0/addfromweb?url={Uri.EscapeDataString($"http://{address}/api/calendar/fr.ics?{query}")}&name=",
            links[2], StringComparison.Ordinal);
        var calendar = await folder.Site.GetTextAsync(links[^1].TrimStart('/'));
        Assert.Contains("SUMMARY:En ligne", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("Tunis", calendar, StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("select[name=online] [selected]")!.GetAttribute("value"));
        Assert.Equal(folder.Tag, page.QuerySelector("select[name=tag] [selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Another_language_has_the_same_month_and_place_but_not_the_topic()
    {
        var folder = await PublishAsync("{ title: À Tunis, start: 2042-02-03, place: 'Tunis, Tunisie' }");
        var page = await PageAsync(folder, "/2042-02", "&place=Tunis");
        Assert.Equal("/en/events/2042-02?place=Tunis", page.QuerySelector(".languages a[hreflang=en]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_cancelled_event_is_marked_and_leads_nowhere()
    {
        var folder = await PublishAsync("{ title: Reste, start: 2043-05-01 }", "{ title: Tombe, start: 2043-05-02 }");
        await folder.PublishAsync("saison.md", Article(folder, "{ title: Reste, start: 2043-05-01 }"));
        var page = await PageAsync(folder, "/2043-05");
        Assert.Equal(["Reste", "Tombe"], Titles(page));
        var cancelled = Assert.Single(page.QuerySelectorAll(".event.cancelled"));
        Assert.Contains("Annulé", cancelled.TextContent, StringComparison.Ordinal);
        Assert.Null(cancelled.QuerySelector("a"));
    }

    [Fact]
    public async Task A_long_list_has_pages_and_the_grid_leads_to_the_right_one()
    {
        var folder = await PublishAsync([.. Enumerable.Range(0, 60).Select(number =>
            $"{{ title: Rencontre {number:00}, start: 2044-07-{1 + (number / 2):00} }}")]);
        var first = await PageAsync(folder, "/2044-07");
        var second = await PageAsync(folder, "/2044-07", "&page=2");
        Assert.Equal(60, Titles(first).Concat(Titles(second)).Distinct().Count());
        var last = first.QuerySelectorAll(".month li a")[^1].GetAttribute("href")!.Split('#');
        Assert.Equal($"/fr/events/2044-07?tag={folder.Tag}&page=2", last[0]);
        Assert.NotNull(second.GetElementById(last[1]));
        Assert.Equal($"/fr/events/2044-07?tag={folder.Tag}", second.QuerySelector(".more [rel=prev]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_next_events_begin_today()
    {
        var folder = await PublishAsync("{ title: Passé, start: 2020-05-01 }", "{ title: Fête, start: 2045-05-03 }");
        var page = await PageAsync(folder, "");
        Assert.Equal(["Fête"], Titles(page));
        Assert.Equal("mai 2045", page.QuerySelector("section h2")!.TextContent);
        var data = page.QuerySelectorAll("script[type='application/ld+json']").Select(script => script.TextContent);
        Assert.DoesNotContain(data, text => text.Contains("Passé", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Home_and_topics_show_the_events_that_calendars_show_and_no_others()
    {
        // An account of its own, as all articles share the home page.
        var folder = new SiteFolder(await sites.StartOwnAsync(new()));
        await folder.PublishAsync("saison.md", Article(folder, "{ title: Fête, start: 2046-05-03 }"));
        await folder.PublishAsync(
            "suite.md",
            $"---\ntitle: La suite\nlanguage: fr\ndate: 2025-01-02\ntags: [{folder.Tag}]\n---\n"
            + "Une suite est prévue pour les habitants de la ville. Elle se tiendra en avril 2046.\n");
        Assert.Equal(2, (await folder.Site.GetJsonAsync("api/events?lang=fr")).GetProperty("items").GetArrayLength());
        foreach (var address in new[] { "fr", $"fr/topics/{folder.Tag}", "fr/events" })
        {
            Assert.Equal(["Fête"], Titles(Parser.ParseDocument(await folder.Site.GetTextAsync(address))));
        }
    }

    private static string[] Titles(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main .event h3").Select(title => title.TextContent.Trim())];

    private static async Task<IHtmlDocument> PageAsync(SiteFolder folder, string month, string filters = "") =>
        Parser.ParseDocument(await folder.Site.GetTextAsync($"fr/events{month}?tag={folder.Tag}{filters}"));

    private async Task<SiteFolder> PublishAsync(params string[] events)
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("saison.md", Article(folder, events));
        return folder;
    }

    private static string Article(SiteFolder folder, params string[] events) =>
        $"---\ntitle: La saison\nlanguage: fr\ndate: 2025-01-02\ntags: [{folder.Tag}]\nevents:\n"
        + string.Concat(events.Select(item => $"  - {item}\n"))
        + "---\nLa ville annonce les rencontres de la saison, pour les habitants et pour leurs voisins.\n";
}
