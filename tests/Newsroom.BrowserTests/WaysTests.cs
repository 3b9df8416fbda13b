using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>The ways of readers from page to page.</summary>
public sealed partial class WaysTests(VisitedSite site)
{
    [Fact]
    public async Task From_a_machine_translation_to_the_original_side_by_side_and_back()
    {
        await using var visit = await site.OpenAsync(new() { Locale = "en-GB" });
        var page = visit.Page;
        await visit.GoAsync(Visit.Address(VisitedSite.Brief(1), "en"));
        await Assertions.Expect(Heading(page)).ToHaveTextAsync($"{MarkedEngine.Word} Brève numéro 1");
        var notice = page.Locator(".notice");
        await Assertions.Expect(notice).ToContainTextAsync("A machine translated this text. It can contain errors. Read the original (français)");

        await notice.GetByRole(AriaRole.Link, new() { Name = "Side by side" }).ClickAsync();
        var rows = page.Locator(".pairs tbody tr");
        await Assertions.Expect(rows.First.Locator("td").Nth(0)).ToHaveTextAsync("Brève numéro 1");
        await Assertions.Expect(rows.First.Locator("td").Nth(1)).ToHaveTextAsync($"{MarkedEngine.Word} Brève numéro 1");
        await Assertions.Expect(rows.First.Locator("td").Nth(0)).ToHaveAttributeAsync("lang", "fr");
        await Assertions.Expect(rows.Last.Locator("td").Nth(0)).ToContainTextAsync("La ville ouvre un nouveau guichet");

        await page.GetByRole(AriaRole.Link, new() { Name = "Read the original" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("Brève numéro 1");

        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).First.ClickAsync();
        await Assertions.Expect(Heading(page)).ToHaveTextAsync($"{MarkedEngine.Word} Brève numéro 1");
    }

    [Fact]
    public async Task From_an_article_to_its_topic_and_the_feed_of_the_topic()
    {
        await using var visit = await site.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(Visit.Address(VisitedSite.Harbour, "fr"));
        await page.Locator("aside").GetByRole(AriaRole.Link, new() { Name = "travaux" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("travaux");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Les quais rouvrent au public" })).ToBeVisibleAsync();
        var named = await page.Locator("link[type='application/rss+xml']").GetAttributeAsync("href");
        var shown = await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "RSS" }).GetAttributeAsync("href");
        Assert.Equal("/api/feeds/fr/rss.xml?tag=travaux", shown);
        Assert.Equal(shown, named);
        var feed = await (await page.APIRequest.GetAsync(shown!)).TextAsync();
        Assert.Single(Item().Matches(feed));
    }

    [Fact]
    public async Task From_the_front_page_through_the_archive_and_back()
    {
        await using var visit = await site.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/fr");
        await page.GetByRole(AriaRole.Link, new() { Name = "Articles plus anciens" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("janvier 2024");
        var first = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Articles plus anciens" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Brève numéro 1", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(first + "?page=2");
        await page.GetByRole(AriaRole.Link, new() { Name = "Articles plus récents" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(first);
        await page.GetByRole(AriaRole.Link, new() { Name = "Articles plus récents" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Later());
        await page.Locator("nav.crumbs").GetByRole(AriaRole.Link, new() { Name = "Archives" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "janvier" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(first);
    }

    [Fact]
    public async Task By_keyboard_only_past_the_menus_into_an_article()
    {
        await using var visit = await site.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/fr");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Aller au contenu");
        await Assertions.Expect(page.Locator(":focus")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        var title = await page.Locator(":focus").InnerTextAsync();
        Assert.NotEmpty(title);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync(title);
    }

    [Fact]
    public async Task An_article_that_is_not_translated_is_shown_in_its_language_with_a_line_in_the_readers()
    {
        await using var visit = await site.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(Visit.Address(VisitedSite.Harbour, "ar"));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Assertions.Expect(page.Locator(".notice").First).ToHaveTextAsync("هذا المقال غير متوفر بلغتك بعد. هذا هو الأصل.");
        await Assertions.Expect(Heading(page)).ToHaveAttributeAsync("lang", "fr");
        await Assertions.Expect(Heading(page)).ToHaveAttributeAsync("dir", "ltr");
        var canonical = await page.Locator("link[rel=canonical]").GetAttributeAsync("href");
        Assert.EndsWith(Visit.Address(VisitedSite.Harbour, "fr"), canonical, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_the_site_is_not_in_is_not_found_with_those_that_it_is_in()
    {
        await using var visit = await site.OpenAsync();
        Assert.Equal(404, (await visit.GoAsync("/de")).Status);
        var main = visit.Page.Locator("main");
        await Assertions.Expect(main.GetByRole(AriaRole.Link)).ToHaveTextAsync(["français", "English", "العربية"]);
        await main.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(EnglishHome());
    }

    [Fact]
    public async Task Addresses_of_before_lead_to_those_of_now()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync("/?lang=en&q=quays");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/en/search\\?q=quays$"));
        await visit.GoAsync("/?lang=ar");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/ar$"));
    }

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    [GeneratedRegex("<item>")]
    private static partial Regex Item();

    [GeneratedRegex(@"/fr/archive/202[5-9]-\d\d")]
    private static partial Regex Later();

    [GeneratedRegex("/en$")]
    private static partial Regex EnglishHome();
}
