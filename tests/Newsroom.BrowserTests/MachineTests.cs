using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>What pages say to machines, and what they weigh.</summary>
public sealed class MachineTests(VisitedSite site)
{
    /// <summary>Of the page and its style, not compressed, in bytes.</summary>
    private const int MaxWeight = 60 * 1024;

    public static TheoryData<string> Shown => [.. PageTests.Pages.Where(page => page.Data.Item2 == 200).Select(page => page.Data.Item1)];

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task Html_and_structured_data_are_valid(string address)
    {
        await using var visit = await site.OpenAsync();
        Assert.Empty(await HtmlValidity.ErrorsAsync(await (await visit.GoAsync(address)).TextAsync()));
        foreach (var json in await visit.Page.Locator("script[type='application/ld+json']").AllTextContentsAsync())
        {
            using var data = JsonDocument.Parse(json);
            StructuredDataRules.Check(data.RootElement);
        }
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task A_page_is_light_and_nothing_moves_while_it_loads(string address)
    {
        // The clocks of this reader differ from those of all events: the script writes their hours.
        await using var visit = await site.OpenAsync(new() { TimezoneId = "America/New_York" });
        await visit.GoAsync(address);
        var moved = await visit.Page.EvaluateAsync<string[]>(
            """
            () => new Promise(done => {
              const moved = [];
              const text = ({ node, previousRect, currentRect }) =>
                `${node?.outerHTML?.slice(0, 100) ?? node?.nodeValue}: ${JSON.stringify(previousRect)} → ${JSON.stringify(currentRect)}`;
              new PerformanceObserver(list => moved.push(...list.getEntries().flatMap(entry => entry.sources.map(text))))
                .observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => setTimeout(() => done(moved), 300));
            })
            """);
        var facts = await visit.Page.EvaluateAsync<int[]>(
            """
            () => {
              const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .filter(entry => !entry.name.includes('/files/') && !entry.name.startsWith('data:'));
              const sum = size => loaded.reduce((total, entry) => total + entry[size], 0);
              return [loaded.length, sum('decodedBodySize'), sum('encodedBodySize')];
            }
            """);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{address}: {moved.Length} layout shifts, {facts[0]} requests, {facts[1]} bytes, {facts[2]} compressed, pictures not counted");
        Assert.Empty(moved);
        Assert.InRange(facts[0], 1, 3);
        Assert.InRange(facts[1], 1, MaxWeight);
    }

    [Fact]
    public async Task The_languages_of_a_page_name_each_other()
    {
        await using var visit = await site.OpenAsync();
        foreach (var address in new[] { "/fr", "/fr/topics", Visit.Address(VisitedSite.Harbour, "en") })
        {
            await visit.GoAsync(address);
            var languages = await LanguagesAsync(visit);
            Assert.Contains(languages, language => language.StartsWith("x-default ", StringComparison.Ordinal) || address == "/fr/topics");
            foreach (var other in languages.Where(language => !language.StartsWith('x')))
            {
                await visit.GoAsync(other.Split(' ')[1]);
                Assert.Equal(languages, await LanguagesAsync(visit));
                var canonical = await visit.Page.Locator("link[rel=canonical]").GetAttributeAsync("href");
                Assert.Equal(other.Split(' ')[1], canonical);
            }
        }
    }

    [Fact]
    public async Task An_article_has_a_preview()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync(Visit.Address(VisitedSite.Harbour, "fr"));
        Assert.Equal("article", await PropertyAsync(visit, "og:type"));
        Assert.Equal("Les quais rouvrent au public", await PropertyAsync(visit, "og:title"));
        Assert.Equal("fr_FR", await PropertyAsync(visit, "og:locale"));
        Assert.Equal(("1280", "800"), (await PropertyAsync(visit, "og:image:width"), await PropertyAsync(visit, "og:image:height")));
        Assert.True((await visit.Page.APIRequest.GetAsync((await PropertyAsync(visit, "og:image"))!)).Ok);
        Assert.Equal(await visit.Page.Locator("link[rel=canonical]").GetAttributeAsync("href"), await PropertyAsync(visit, "og:url"));
    }

    [Fact]
    public async Task The_article_with_a_picture_leads_the_front_page_and_the_picture_is_loaded_first()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync("/fr");
        var lead = visit.Page.Locator(".lead");
        await Assertions.Expect(lead.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Les quais rouvrent au public");
        await Assertions.Expect(lead.Locator("img")).ToHaveAttributeAsync("fetchpriority", "high");
        await Assertions.Expect(lead.Locator("img")).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await lead.Locator("img").EvaluateAsync<int>("image => image.naturalWidth") > 0);
    }

    [Fact]
    public async Task Results_of_a_search_are_not_indexed_and_articles_are()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync("/fr/search?q=quais");
        Assert.Equal("noindex, follow", await visit.Page.Locator("meta[name=robots]").GetAttributeAsync("content"));
        await visit.GoAsync(Visit.Address(VisitedSite.Harbour, "fr"));
        Assert.Equal(0, await visit.Page.Locator("meta[name=robots]").CountAsync());
    }

    [Fact]
    public async Task Markup_in_a_title_stays_text_in_the_data_for_machines()
    {
        await using var visit = await site.OpenAsync();
        var html = await (await visit.GoAsync(Visit.Address(VisitedSite.Hostile, "fr"))).TextAsync();
        Assert.DoesNotContain("</script><script>", html, StringComparison.OrdinalIgnoreCase);
        var data = await visit.Page.Locator("script[type='application/ld+json']").First.TextContentAsync();
        using var article = JsonDocument.Parse(data!);
        Assert.Equal(VisitedSite.HostileTitle, article.RootElement.GetProperty("headline").GetString());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_style_is_kept_for_ever_and_an_older_one_is_answered_with_the_current_one()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync("/fr");
        var style = (await visit.Page.Locator("link[rel=stylesheet]").GetAttributeAsync("href"))!;
        var current = await visit.Page.APIRequest.GetAsync(style);
        Assert.Equal("public, max-age=31536000, immutable", current.Headers["cache-control"]);
        var older = await visit.Page.APIRequest.GetAsync("/assets/site-aaaaaaaaaaaa.css");
        Assert.Equal("public, no-cache", older.Headers["cache-control"]);
        Assert.Equal(await current.TextAsync(), await older.TextAsync());
    }

    private static async Task<string[]> LanguagesAsync(Visit visit) =>
        await visit.Page.Locator("link[hreflang]").EvaluateAllAsync<string[]>("links => links.map(link => `${link.hreflang} ${link.href}`)");

    private static Task<string?> PropertyAsync(Visit visit, string name) =>
        visit.Page.Locator($"meta[property='{name}']").First.GetAttributeAsync("content");
}
