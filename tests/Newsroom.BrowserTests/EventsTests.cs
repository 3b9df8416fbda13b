using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>Readers on the pages of events, and on those of searches.</summary>
public sealed class EventsTests(VisitedSite site)
{
    /// <summary>A month of the articles in <c>Articles/agenda</c>.</summary>
    private const string Month = "/fr/events/2031-09";

    [Fact]
    public async Task From_the_home_page_to_an_event_and_into_a_calendar_by_keyboard_alone()
    {
        await using var visit = await site.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync("/fr");
        await FollowAsync(page.GetByRole(AriaRole.Navigation, new() { Name = "Rubriques" })
            .GetByRole(AriaRole.Link, new() { Name = "Événements" }));
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/fr/events$"));
        await FollowAsync(page.GetByRole(AriaRole.Complementary).Locator("summary", new() { HasText = "2031" }));
        await FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "septembre", Exact = true }));
        await FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "9\u00a0h Atelier des cartes marines" }));

        var item = page.Locator(".event:target");
        await Assertions.Expect(item.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Atelier des cartes marines");
        var file = await item.GetByRole(AriaRole.Link, new() { Name = "Ajouter au calendrier" }).GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(file!);
        Assert.StartsWith("text/calendar", answer.Headers["content-type"], StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Atelier des cartes marines", await answer.TextAsync(), StringComparison.Ordinal);
        await FollowAsync(item.GetByRole(AriaRole.Link, new() { Name = "Atelier des cartes marines", Exact = true }));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Une saison de rencontres au bord de l’eau");
    }

    [Fact]
    public async Task One_chooses_events_and_subscribes_to_them()
    {
        await using var visit = await site.OpenAsync();
        var page = visit.Page;
        await visit.GoAsync(Month);
        await page.GetByLabel("Lieu").SelectOptionAsync("Dakar, Sénégal");
        await page.GetByRole(AriaRole.Button, new() { Name = "Afficher" }).ClickAsync();
        await Assertions.Expect(page.Locator(".event")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByLabel("Lieu")).ToHaveValueAsync("Dakar, Sénégal");

        var webcal = await page.GetByRole(AriaRole.Link, new() { Name = "Logiciel d’agenda" }).GetAttributeAsync("href");
        Assert.StartsWith("webcal://", webcal, StringComparison.Ordinal);
        var calendar = await page.APIRequest.GetAsync($"http{webcal!["webcal".Length..]}");
        Assert.StartsWith("text/calendar", calendar.Headers["content-type"], StringComparison.Ordinal);
        var text = await calendar.TextAsync();
        Assert.Contains("vents d’automne", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Régate", text, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Tous les événements" }).ClickAsync();
        await Assertions.Expect(page.Locator(".event")).ToHaveCountAsync(7);
    }

    [Theory]
    [InlineData("Europe/Paris", "Atelier des cartes", "")]
    [InlineData("America/New_York", "Atelier des cartes", "3\u00a0h dans votre fuseau horaire")]
    [InlineData("Pacific/Auckland", "Veillée", "jeu. 11 sept., 7\u00a0h dans votre fuseau horaire")]
    public async Task A_reader_elsewhere_sees_the_hour_on_their_own_clock(string zone, string title, string expected)
    {
        await using var visit = await site.OpenAsync(new() { TimezoneId = zone });
        await visit.GoAsync(Month);
        var text = await visit.Page.Locator(".event", new() { HasText = title }).Locator("local-time").TextContentAsync();
        Assert.Equal(expected, text);
    }

    [Fact]
    public async Task A_narrow_window_and_one_without_scripts_show_the_list()
    {
        await using var visit = await site.OpenAsync(
            new() { ViewportSize = new() { Width = 320, Height = 640 }, JavaScriptEnabled = false });
        await visit.GoAsync(Month);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Table)).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".event").First).ToBeVisibleAsync();
    }

    private static async Task FollowAsync(ILocator link)
    {
        await link.FocusAsync();
        await link.PressAsync("Enter");
    }
}
