using Microsoft.Playwright;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>Readers who search.</summary>
public sealed class SearchTests(VisitedSite site)
{
    [Fact]
    public async Task From_a_typo_to_the_right_article()
    {
        await using var visit = await site.OpenAsync();
        await visit.GoAsync("/fr/search?q=peupleirs");
        await visit.Page.Locator(".better a", new() { HasText = "peupliers" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Les quais rouvrent au public" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Les quais rouvrent au public");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_search_is_narrowed_and_widened_again()
    {
        await using var visit = await site.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/fr/search?q=public");
        var all = await page.GetByRole(AriaRole.Status).TextContentAsync();
        await page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Link, new() { Name = "rencontres" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Résultats : 1");
        Assert.Empty(await visit.BarriersAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Retirer\u00a0: rencontres" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(all!);
    }

    [Fact]
    public async Task The_search_box_suggests_words_and_titles_to_the_keyboard()
    {
        await using var visit = await site.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/fr");
        await page.GetByRole(AriaRole.Searchbox).FocusAsync();
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Rechercher" });
        await box.PressSequentiallyAsync("quai");
        var options = page.GetByRole(AriaRole.Option);
        await Assertions.Expect(options.Filter(new() { HasText = "Les quais rouvrent au public" })).ToBeVisibleAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        Assert.Empty(await visit.BarriersAsync());

        await box.PressAsync("ArrowUp");
        await Assertions.Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await options.Last.GetAttributeAsync("id"))!);
        await box.PressAsync("Escape");
        await Assertions.Expect(options).ToHaveCountAsync(0);
        await Assertions.Expect(box).ToHaveValueAsync("quai");

        await box.PressSequentiallyAsync("s");
        await options.Filter(new() { HasText = "Les quais rouvrent au public" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Les quais rouvrent au public");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_suggested_word_is_searched_for()
    {
        await using var visit = await site.OpenAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        var page = visit.Page;
        await visit.GoAsync("/fr/events");
        await page.GetByRole(AriaRole.Searchbox).FocusAsync();
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Rechercher" });
        await box.PressSequentiallyAsync("peupl");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToHaveTextAsync("peupliers");
        Assert.Empty(await visit.FindOverflowAsync());
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("peupliers");
        await Assertions.Expect(page.Locator("mark").First).ToBeVisibleAsync();
    }
}
