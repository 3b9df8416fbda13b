using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Configuration;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Settings;
using NodaTime;
using Xunit;

namespace Newsroom.Tests.Events;

/// <summary>Times in calendar files are the same moments for all programs, also for those that read little of a VTIMEZONE.</summary>
public sealed class CalendarTimesTests
{
    private static readonly Gen<(DateTimeZone Zone, Instant Moment)> Moments = Gen.Select(
        Gen.OneOf([.. DateTimeZoneProviders.Tzdb.Ids.Order()]),
        Gen.Long[Instant.FromUtc(1925, 1, 1, 0, 0).ToUnixTimeSeconds() / 900, Instant.FromUtc(2100, 1, 1, 0, 0).ToUnixTimeSeconds() / 900],
        (zone, quarter) => (DateTimeZoneProviders.Tzdb[zone], Instant.FromUnixTimeSeconds(quarter * 900)));

    [Theory]
    [InlineData(
        "Europe/Paris",
        "STANDARD 19701025T030000 +0200 +0100 CET FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DAYLIGHT 19700329T020000 +0100 +0200 CEST FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3")]
    [InlineData(
        "America/New_York",
        "STANDARD 19701101T020000 -0400 -0500 EST FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
        "DAYLIGHT 19700308T020000 -0500 -0400 EDT FREQ=YEARLY;BYDAY=2SU;BYMONTH=3")]
    // The database has negative summer time in winter for Ireland.
    [InlineData(
        "Europe/Dublin",
        "STANDARD 19701025T020000 +0100 +0000 GMT FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DAYLIGHT 19700329T010000 +0000 +0100 IST FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3")]
    // Friday on or after 23 March.
    [InlineData(
        "Asia/Jerusalem",
        "STANDARD 19701025T020000 +0300 +0200 IST FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DAYLIGHT 19700327T020000 +0200 +0300 IDT FREQ=YEARLY;BYDAY=4FR;BYMONTH=3")]
    [InlineData("America/Sao_Paulo", "STANDARD 19700101T000000 -0300 -0300 -03 ")]
    [InlineData("Asia/Tehran", "STANDARD 19700101T000000 +0330 +0330 +0330 ")]
    // Until September 2026 it was an hour ahead but at Ramadan.
    [InlineData("Africa/Casablanca", "STANDARD 19700101T000000 +0000 +0000 +00 ")]
    [InlineData("Asia/Kathmandu", "STANDARD 19700101T000000 +0545 +0545 +0545 ")]
    public void A_zone_is_the_rule_in_force(string zone, params string[] components)
    {
        var written = ClockRule.Of(DateTimeZoneProviders.Tzdb[zone]).Write();
        Assert.Equal(zone, written.TzId);
        Assert.Equal(components, written.TimeZoneInfos.Select(info => string.Join(
            ' ',
            info.Name,
            info.Start!.Value.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture),
            info.OffsetFrom,
            info.OffsetTo,
            info.TimeZoneName,
            info.RecurrenceRule)));
    }

    /// <summary>Hours in zones whose clocks have changed, or change by no yearly rule; the expected moments are written by hand.</summary>
    [Theory]
    [InlineData("Europe/Paris", "2026-07-01T10:00", "2026-07-01T08:00", false)]
    [InlineData("Europe/Paris", "2037-12-01T10:00", "2037-12-01T09:00", false)]
    // Some programs know no changes after 2037.
    [InlineData("Europe/Paris", "2038-07-01T10:00", "2038-07-01T08:00", true)]
    // Before 1976 France had no summer time.
    [InlineData("Europe/Paris", "1975-07-01T10:00", "1975-07-01T09:00", true)]
    [InlineData("Europe/Paris", "1975-12-01T10:00", "1975-12-01T09:00", false)]
    [InlineData("Europe/Paris", "1930-12-01T10:00", "1930-12-01T10:00", true)]
    // The clocks skip half past two, and show it twice in autumn.
    [InlineData("Europe/Paris", "2026-03-29T02:30", "2026-03-29T01:30", true)]
    [InlineData("Europe/Paris", "2026-10-25T02:30", "2026-10-25T00:30", true)]
    // Until 2006 summer time ended in October.
    [InlineData("America/New_York", "2006-11-02T09:00", "2006-11-02T14:00", true)]
    [InlineData("America/New_York", "2026-11-02T09:00", "2026-11-02T14:00", false)]
    [InlineData("America/Sao_Paulo", "2018-12-01T10:00", "2018-12-01T12:00", true)]
    [InlineData("America/Sao_Paulo", "2018-07-01T10:00", "2018-07-01T13:00", false)]
    [InlineData("America/Sao_Paulo", "2026-12-01T10:00", "2026-12-01T13:00", false)]
    [InlineData("Asia/Tehran", "2022-07-01T10:00", "2022-07-01T05:30", true)]
    [InlineData("Asia/Tehran", "2026-07-01T10:00", "2026-07-01T06:30", false)]
    // Ramadan 2026 began on 18 February.
    [InlineData("Africa/Casablanca", "2026-02-25T10:00", "2026-02-25T10:00", false)]
    [InlineData("Africa/Casablanca", "2026-07-01T10:00", "2026-07-01T09:00", true)]
    [InlineData("Africa/Casablanca", "2017-06-20T10:00", "2017-06-20T10:00", false)]
    [InlineData("Africa/Casablanca", "2017-07-20T10:00", "2017-07-20T09:00", true)]
    // Friday on or after 23 March is the fifth in 2029: the rule has the fourth.
    [InlineData("Asia/Jerusalem", "2029-03-26T10:00", "2029-03-26T07:00", false)]
    [InlineData("Asia/Jerusalem", "2024-03-25T10:00", "2024-03-25T08:00", true)]
    // Only names of the time-zone database mean the same to all.
    [InlineData("UTC+05:30", "2026-07-01T10:00", "2026-07-01T04:30", true)]
    [InlineData("UTC", "2026-07-01T10:00", "2026-07-01T10:00", true)]
    public void An_hour_that_the_rule_does_not_state_is_in_UTC(string zone, string local, string utc, bool isInUtc)
    {
        var start = DateTime.Parse(local, CultureInfo.InvariantCulture);
        var read = Assert.Single(OutlookReader.Read(Write(Event(start, start.AddHours(6), zone))));
        Assert.Equal((DateTime.Parse(utc, CultureInfo.InvariantCulture), isInUtc, false), (read.Start, read.IsInUtc, read.IsAllDay));
    }

    [Fact]
    public void Outlook_places_every_moment_in_every_zone_rightly() => Moments.Sample(
        given =>
        {
            var (zone, moment) = given;
            var start = moment.InZone(zone);
            // Of an hour that is shown twice, the first is meant.
            var expected = zone.AtLeniently(start.LocalDateTime).ToDateTimeUtc();
            var read = Assert.Single(OutlookReader.Read(Write(Event(
                start.ToDateTimeUnspecified(), start.LocalDateTime.PlusDays(1).ToDateTimeUnspecified(), zone.Id))));
            Assert.Equal(expected, read.Start);
            Assert.Equal(zone.AtLeniently(start.LocalDateTime.PlusDays(1)).ToDateTimeUtc(), read.End);
        },
        iter: 3_000);

    [Fact]
    public void Almost_all_coming_events_are_in_their_own_zone()
    {
        var (from, to) = (Instant.FromUtc(2027, 1, 1, 0, 0), Instant.FromUtc(2032, 1, 1, 0, 0));
        // Gaza changes its clocks at Ramadan. Egypt, Israel and others change theirs on no weekday of a month, but near one.
        Assert.All(DateTimeZoneProviders.Tzdb.Ids.Where(id => id != "UTC" && !id.Contains("Gaza", StringComparison.Ordinal)), id =>
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var rule = ClockRule.Of(zone);
            var days = Enumerable.Range(0, (int)(to - from).TotalDays)
                .Select(day => (from + Duration.FromDays(day) + Duration.FromHours(12)).InZone(zone).ToDateTimeUnspecified())
                .ToList();
            Assert.InRange(days.Count(rule.States) / (double)days.Count, 0.97, 1);
        });
    }

    [Fact]
    public void An_event_in_UTC_says_which_hours_the_clocks_at_the_event_show()
    {
        var summer = Event(new(2018, 12, 5, 10, 0, 0), new(2018, 12, 5, 11, 0, 0), "America/Sao_Paulo") with
        {
            Place = "São Paulo, Brésil",
        };
        Assert.Contains(
            "DESCRIPTION:mercredi 5 décembre 2018\\, 10\u00a0h – 11\u00a0h (heure de São Paulo)\\n\\nhttps:",
            Unfolded(summer),
            StringComparison.Ordinal);
        var later = summer with { Start = new(2026, 12, 5, 10, 0, 0), End = new(2026, 12, 5, 11, 0, 0) };
        Assert.Contains("DESCRIPTION:https:", Unfolded(later), StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_without_a_zone_are_whole_days_with_the_hours_in_the_title()
    {
        var evening = Event(new(2026, 3, 31, 19, 0, 0), new(2026, 3, 31, 21, 30, 0), zone: null);
        var text = Unfolded(evening);
        Assert.Contains("SUMMARY:Titre (19\u00a0h – 21\u00a0h\u00a030)\r\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "DESCRIPTION:mardi 31 mars 2026\\, 19\u00a0h – 21\u00a0h\u00a030 (fuseau horaire inconnu)\\n", text, StringComparison.Ordinal);
        Assert.Contains("TRANSP:TRANSPARENT\r\n", text, StringComparison.Ordinal);
        Assert.Equal((new(2026, 3, 31), new DateTime(2026, 4, 1)), Days(evening));
        Assert.Equal((new(2026, 3, 31), new DateTime(2026, 4, 1)), Days(evening with { End = new(2026, 4, 1) }));
        Assert.Equal((new(2026, 3, 31), new DateTime(2026, 4, 2)), Days(evening with { End = new(2026, 4, 1, 2, 0, 0) }));
        Assert.Contains(
            "SUMMARY:Titre (19\u00a0h)\r\n", Unfolded(evening with { End = new(2026, 4, 1, 2, 0, 0) }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_zone_of_the_site_is_assumed_for_hours_without_one_and_the_text_says_so()
    {
        var site = new SiteOptions { TimeZone = "Europe/Paris" };
        var assumed = Event(new(2026, 7, 1, 19, 0, 0), new(2026, 7, 1, 21, 0, 0), zone: null).InSiteZone(site);
        var read = Assert.Single(OutlookReader.Read(Write(assumed)));
        Assert.Equal((new(2026, 7, 1, 17, 0, 0), new DateTime(2026, 7, 1, 19, 0, 0), "Titre"), (read.Start, read.End, read.Title));
        Assert.Contains(
            "DESCRIPTION:mercredi 1er juillet 2026\\, 19\u00a0h – 21\u00a0h (UTC+2\\, fuseau horaire supposé)\\n",
            Unfolded(assumed),
            StringComparison.Ordinal);

        var known = Event(new(2026, 7, 1, 19, 0, 0), new(2026, 7, 1, 21, 0, 0), "Asia/Tehran");
        Assert.Equal(known, known.InSiteZone(site));
        var days = Event(new(2026, 7, 1), new(2026, 7, 2), zone: null) with { AllDay = true };
        Assert.Equal(days, days.InSiteZone(site));
    }

    [Fact]
    public void A_time_that_the_clocks_of_the_site_skip_is_the_later_one_and_the_event_keeps_its_length()
    {
        var night = Event(new(2026, 3, 29, 2, 30, 0), new(2026, 3, 29, 3, 15, 0), zone: null)
            .InSiteZone(new SiteOptions { TimeZone = "Europe/Paris" });
        Assert.Equal((new(2026, 3, 29, 3, 30, 0), new DateTime(2026, 3, 29, 4, 15, 0)), (night.Start, night.End));
    }

    [Fact]
    public void A_zone_of_the_site_that_is_none_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Read("Europe/Pari"));
        Assert.Equal("Newsroom__TimeZone: 'Europe/Pari' is not a name of the time-zone database, such as Europe/Paris.", error.Message);
        Assert.Equal(("Europe/Paris", null), (Read("Europe/Paris").TimeZone, Read("").TimeZone));

        static SiteOptions Read(string zone) => SiteOptions.Read(
            new ConfigurationBuilder().AddInMemoryCollection([new("Newsroom:TimeZone", zone)]).Build());
    }

    private static (DateTime Start, DateTime End) Days(Event @event)
    {
        var read = Assert.Single(OutlookReader.Read(Write(@event)));
        Assert.True(read.IsAllDay);
        return (read.Start, read.End);
    }

    private static string Unfolded(Event @event) => Write(@event).Replace("\r\n ", "", StringComparison.Ordinal);

    private static string Write(Event @event) => Encoding.UTF8.GetString(new CalendarWriter(new SiteOptions()).Write(
        [new ListedEvent(@event, new EventEdition(EditionKind.Original, DateTimeOffset.UnixEpoch, [], []))],
        "fr",
        _ => "https://example.org/"));

    private static Event Event(DateTime start, DateTime end, string? zone) =>
        new() { Id = "id", Article = "a", Title = "Titre", Start = start, End = end, Zone = zone };
}
