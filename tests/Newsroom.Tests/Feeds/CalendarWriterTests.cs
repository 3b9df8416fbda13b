using CsCheck;
using Ical.Net;
using Newsroom.Events;
using Newsroom.Feeds;
using NodaTime;
using Xunit;

namespace Newsroom.Tests.Feeds;

public sealed class CalendarWriterTests
{
    private static readonly Gen<Event> Timed = Gen.Select(
        Gen.Int[0, 60 * 24 * 365 * 8], Gen.Int[1, 5000],
        Gen.OneOf("Europe/Rome", "Europe/London", "Africa/Casablanca", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"),
        (minutes, length, zone) => Event(new DateTime(2022, 1, 1).AddMinutes(minutes), new DateTime(2022, 1, 1).AddMinutes(minutes + length), zone));

    [Fact]
    public void Times_are_the_same_moments_when_others_read_them() => Timed.Where(IsPlain).Sample(happening =>
    {
        var read = Read(happening);
        Assert.Equal(Moment(happening, happening.Start), read.Start!.AsUtc);
        Assert.Equal(Moment(happening, happening.End), read.End!.AsUtc);
    });

    [Fact]
    public void Summer_time_starts_between_two_events_of_a_zone()
    {
        var calendar = Calendar.Load(Write(
            Event(new(2026, 3, 28, 10, 0, 0), new(2026, 3, 28, 11, 0, 0), "Europe/Rome"), Event(new(2026, 3, 30, 10, 0, 0), new(2026, 3, 30, 11, 0, 0), "Europe/Rome")))!;
        Assert.Equal([new(2026, 3, 28, 9, 0, 0), new DateTime(2026, 3, 30, 8, 0, 0)], calendar.Events.Select(happening => happening.Start!.AsUtc).Order());
        Assert.Single(calendar.TimeZones);
    }

    [Fact]
    public void Whole_days_end_on_the_day_after_the_last()
    {
        var text = Write(Event(new(2026, 3, 31), new(2026, 4, 3), zone: null) with { AllDay = true });
        Assert.Contains("DTSTART;VALUE=DATE:20260331", text, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20260403", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_whose_zone_is_not_known_floats()
    {
        var text = Write(Event(new(2026, 3, 31, 10, 0, 0), new(2026, 3, 31, 11, 0, 0), zone: null));
        Assert.Contains("DTSTART:20260331T100000\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_is_left_out() =>
        Assert.DoesNotContain("VEVENT", Write(Event(new(2026, 3, 1), new(2026, 4, 1), zone: null) with { AllDay = true, Precision = EventPrecision.Month }), StringComparison.Ordinal);

    [Fact]
    public void Any_text_comes_through()
    {
        var happening = Event(new(2026, 3, 31), new(2026, 4, 1), zone: null) with
        {
            AllDay = true,
            Title = "Été ; « a, b » \\ 😀 " + new string('é', 100),
            Place = "Rabat",
            Venue = "Salle 1, étage 2",
        };
        var read = Read(happening);
        Assert.Equal((happening.Title, "Salle 1, étage 2, Rabat"), (read.Summary, read.Location));
        Assert.Equal("id@newsroom", read.Uid);
    }

    [Fact]
    public void The_same_events_give_the_same_bytes() => Timed.Sample(happening => Assert.Equal(Write(happening), Write(happening)));

    [Fact]
    public void No_events_are_a_calendar_too() => Assert.Empty(Calendar.Load(Write())!.Events);

    // Twice an hour in autumn, never in spring: what such times mean, iCalendar does not say.
    private static bool IsPlain(Event happening) =>
        new[] { happening.Start, happening.End }.All(time => EventText.Zone(happening)!.MapLocal(LocalDateTime.FromDateTime(time)).Count == 1);

    private static DateTime Moment(Event happening, DateTime time) =>
        EventText.Zone(happening)!.AtStrictly(LocalDateTime.FromDateTime(time)).ToDateTimeUtc();

    private static Ical.Net.CalendarComponents.CalendarEvent Read(Event happening) => Calendar.Load(Write(happening))!.Events.Single();

    private static string Write(params Event[] events) =>
        System.Text.Encoding.UTF8.GetString(new CalendarWriter(new SiteOptions()).Write(events, "fr", _ => "https://example.org/a"));

    private static Event Event(DateTime start, DateTime end, string? zone) => new() { Id = "id", Article = "a", Title = "Titre", Start = start, End = end, Zone = zone };
}
