using Microsoft.Playwright;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>Readers on the pages: search, follow links, change the language.</summary>
public sealed class ReadingTests(VisitedSite site)
{
    [Fact]
    public async Task One_searches_with_the_keyboard_and_reads_what_is_found_in_another_language()
    {
        await using var visit = await site.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await page.GetByRole(AriaRole.Searchbox).FocusAsync();
        await page.Keyboard.TypeAsync("quai du sel");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("mark").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("quai du sel");
        await page.GetByRole(AriaRole.Link, new() { Name = "Les quais rouvrent" }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Les quais rouvrent au public – Newsroom");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Les quais rouvrent au public");

        var languages = page.Locator("nav.languages");
        await languages.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The quays reopen to the public");
        await Assertions.Expect(languages.GetByRole(AriaRole.Link, new() { Name = "English" })).ToHaveAttributeAsync("aria-current", "page");
    }

    [Fact]
    public async Task What_cannot_be_shown_is_said_in_the_readers_language_with_a_way_on()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync(Visit.Address(VisitedSite.Withdrawn, "fr"));
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Cet article a été retiré");

        await visit.GoAsync("/en/aaaaaaaaaaaaa");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Page not found");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("quays");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "The quays reopen" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_written_from_right_to_left_is_laid_out_so()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync(Visit.Address(VisitedSite.Arabic, "ar"));
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        var heading = await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).EvaluateAsync<string>(
            "heading => getComputedStyle(heading).direction");
        Assert.Equal("rtl", heading);
    }

    [Fact]
    public async Task The_feeds_that_a_page_names_are_there()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync("/fr/search?q=quais");
        var links = await visit.Page.Locator("link[rel=alternate][type]").EvaluateAllAsync<string[]>(
            "links => links.flatMap(link => [link.href, link.type])");
        Assert.Equal(3, links.Chunk(2).Count());
        foreach (var (address, type) in links.Chunk(2).Select(link => (link[0], link[1])))
        {
            var answer = await visit.Page.APIRequest.GetAsync(address);
            Assert.True(answer.Ok, address);
            Assert.StartsWith(type, answer.Headers["content-type"], StringComparison.Ordinal);
        }
    }
}
