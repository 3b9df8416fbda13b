using System.Text;
using System.Text.Json;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Settings;
using Newsroom.Tests.EndToEnd;
using NodaTime;
using Xunit;

namespace Newsroom.Tests.Events;

/// <summary>Programs that know time zones only from the calendar find the same moments as the time-zone database.</summary>
public sealed class CalendarZoneTests
{
    private static readonly string[] Zones =
    [
        "Africa/Abidjan", "Africa/Cairo", "Africa/Casablanca", "Africa/Dakar", "Africa/Tunis", "America/New_York", "America/Santiago",
        "America/Sao_Paulo", "Asia/Gaza",
        "Asia/Kathmandu", "Asia/Tehran", "Australia/Lord_Howe", "Europe/Dublin", "Europe/Istanbul", "Europe/Moscow", "Europe/Zurich",
        "Pacific/Apia",
    ];

    [Theory]
    [InlineData(48)]
    [InlineData(2)]
    public async Task Every_moment_of_many_years(int years)
    {
        var random = new Random(years);
        var events = Zones.SelectMany(zone => Moments(zone, random, years)).ToList();
        var calendar = Write(events);
        var expected = events.ToDictionary(
            item => $"{item.Id}@newsroom", item => (Utc(item, item.Start), Utc(item, item.End)));
        JsonElement[] readings =
        [
            await ForeignCalendarReader.IcalJsAsync(calendar),
            await ForeignCalendarReader.IcalendarAsync(calendar, knowsZones: false),
        ];
        foreach (var seen in readings)
        {
            Assert.Equal(events.Count, seen.List("events").Count);
            Assert.All(
                seen.List("events"),
                item => Assert.Equal(expected[item.Text("uid")!], (item.Text("startUtc"), item.Text("endUtc"))));
        }
    }

    /// <summary>Days around every change of the clocks, and others.</summary>
    private static IEnumerable<Event> Moments(string name, Random random, int years)
    {
        var zone = DateTimeZoneProviders.Tzdb[name];
        var (first, last) = (Instant.FromUtc(2012, 1, 1, 0, 0), Instant.FromUtc(Math.Min(2012 + years, 2060), 1, 1, 0, 0));
        var changes = zone.GetZoneIntervals(first, last)
            .Where(interval => interval.HasStart && interval.Start > first)
            .Select(interval => interval.Start);
        var others = Enumerable.Range(0, 10).Select(_ => first + Duration.FromHours(random.Next((int)(last - first).TotalHours)));
        return changes.SelectMany(
            change => new[] { -26, -5, -3, 3, 5, 26 }.Select(hours => change + Duration.FromHours(hours))).Concat(others)
            .Select((moment, i) => Event(zone, moment, $"{name.Replace('/', '-')}-{i}"))
            .Where(
                item => new[] { item.Start, item.End }.All(
                    time => zone.MapLocal(LocalDateTime.FromDateTime(time)).Count == 1));
    }

    private static Event Event(DateTimeZone zone, Instant moment, string id) => new()
    {
        Id = id,
        Article = "a",
        Title = id,
        Start = moment.InZone(zone).ToDateTimeUnspecified(),
        End = (moment + Duration.FromMinutes(90)).InZone(zone).ToDateTimeUnspecified(),
        Zone = zone.Id,
    };

    private static string Utc(Event @event, DateTime time) =>
        EventText.Zone(@event)!.AtStrictly(LocalDateTime.FromDateTime(time)).ToInstant().ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", null);

    private static string Write(IEnumerable<Event> events)
    {
        var edition = new EventEdition(EditionKind.Original, DateTimeOffset.UnixEpoch, [], []);
        return Encoding.UTF8.GetString(
            new CalendarWriter(new SiteOptions()).Write(
                [.. events.Select(item => new ListedEvent(item, edition))], "fr", _ => "https://example.org/"));
    }
}
