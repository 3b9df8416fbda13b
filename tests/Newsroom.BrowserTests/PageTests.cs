using Microsoft.Playwright;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>The pages in a browser.</summary>
public sealed class PageTests(VisitedSite site)
{
    private const string UnknownWord = "xyzzyxyzzy";

    /// <summary>Every kind of page, and its status.</summary>
    public static TheoryData<string, int> Pages => new()
    {
        { "/fr", 200 },
        { "/en", 200 },
        { "/ar", 200 },
        { Visit.Address(VisitedSite.Harbour, "fr"), 200 },
        { Visit.Address(VisitedSite.Harbour, "en"), 200 },
        { Visit.Address(VisitedSite.Arabic, "ar"), 200 },
        { Visit.Address(VisitedSite.Foreign, "fr"), 200 },
        { "/fr/search?q=quais", 200 },
        { $"/fr/search?q={UnknownWord}", 200 },
        { "/fr/events", 200 },
        { "/ar/events", 200 },
        { "/fr/events/2031-09", 200 },
        { "/en/events/2031-09", 200 },
        { "/ar/events/2031-09", 200 },
        { "/fr/events/2031-10", 200 },
        { "/fr/events/2031-09?place=Dakar&online=true", 200 },
        { "/fr/archive", 200 },
        { "/fr/archive/2024-01", 200 },
        { "/fr/topics", 200 },
        { "/fr/topics/port", 200 },
        { "/fr/places", 200 },
        { "/fr/places/Marseille", 200 },
        { "/fr/orgs", 200 },
        { "/fr/orgs/CMM", 200 },
        { Visit.Address(VisitedSite.Brief(1), "en"), 200 },
        { Visit.Address(VisitedSite.Brief(1), "en") + "/original", 200 },
        { Visit.Address(VisitedSite.Harbour, "ar"), 200 },
        { "/api/docs", 200 },
        { "/fr/topics/nowhere", 404 },
        { "/fr/archive/1999-01", 404 },
        { Visit.Address(VisitedSite.Withdrawn, "fr"), 410 },
        { "/fr/aaaaaaaaaaaaa", 404 },
        { "/fr/search?q=quais&cursor=nonsense", 400 },
        { "/de", 404 },
        { "/fr/search", 200 },
        { "/fr/pages/about", 200 },
        { "/ar/pages/about", 200 },
        { "/en/pages/legal", 404 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_keeps_people_from_using_a_page_by_day(string address, int status)
    {
        await using var visit = await site.OpenAsync();
        Assert.Equal(status, (await visit.GoAsync(address)).Status);
        Assert.Empty(await visit.BarriersAsync());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_a_narrow_window_by_night_and_asks_for_nothing_elsewhere(string address, int status)
    {
        await using var visit = await site.OpenAsync(
            new() { ViewportSize = new() { Width = 320, Height = 640 }, ColorScheme = ColorScheme.Dark });
        Assert.Equal(status, (await visit.GoAsync(address)).Status);
        Assert.Empty(await visit.FindOverflowAsync());
        Assert.Empty(await visit.BarriersAsync());

        // The browser logs an error for every page whose status is not 200.
        Assert.DoesNotContain(
            visit.Complaints,
            complaint => status == 200 || !complaint.Contains($"responded with a status of {status}", StringComparison.Ordinal));
    }
}
