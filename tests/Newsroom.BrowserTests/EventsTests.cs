using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>Readers on the pages of events, and on those of searches.</summary>
public sealed class EventsTests(VisitedSite site)
{
    /// <summary>A month of the articles in <c>Articles/agenda</c>.</summary>
    private const string Month = "/fr/events/2031-09";

    /// <summary>Before pictures, as it is transferred.</summary>
    private const int MaxBytes = 60_000;

    public static TheoryData<string> Pages =>
    [
        "/fr/events",
        "/ar/events",
        Month,
        "/en/events/2031-09",
        "/ar/events/2031-09",
        "/fr/events/2031-10",
        $"{Month}?place=Dakar&online=true",
        "/fr/search?q=public",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_keeps_people_from_using_a_page_by_day_or_night_wide_or_narrow(string address)
    {
        foreach (var width in new[] { 1280, 320 })
        {
            await using var visit = await site.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
            Assert.Equal(200, (await visit.GoAsync(address)).Status);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                Assert.Empty(await visit.BarriersAsync());
            }

            Assert.Empty(await visit.FindOverflowAsync());
            Assert.Empty(visit.Complaints);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_light_and_nothing_moves_while_it_loads(string address)
    {
        // The clocks of this reader differ from those of all events: the script writes their hours.
        await using var visit = await site.OpenAsync(new() { TimezoneId = "America/New_York" });
        await visit.GoAsync(address);
        var bytes = await visit.Page.EvaluateAsync<int>(
            """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter(entry => entry.initiatorType !== 'img').reduce((sum, entry) => sum + entry.transferSize, 0)
            """);
        var shift = await visit.Page.EvaluateAsync<double>(
            """
            () => new Promise(resolve => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value)).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => setTimeout(() => resolve(sum), 100));
            })
            """);
        Assert.InRange(bytes, 1, MaxBytes);
        Assert.Equal(0, shift);
        TestContext.Current.SendDiagnosticMessage($"{address}: {bytes} bytes, layout shift {shift}");
    }

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
        await FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "9 h Atelier des cartes marines" }));

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
    [InlineData("America/New_York", "Atelier des cartes", "3:00 dans votre fuseau horaire")]
    [InlineData("Pacific/Auckland", "Veillée", "jeu. 11 sept., 7:00 dans votre fuseau horaire")]
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
