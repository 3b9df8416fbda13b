using System.Text;
using CsCheck;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Settings;
using NodaTime;
using Xunit;

namespace Newsroom.Tests.Events;

public sealed class CalendarWriterTests
{
    private const string Page = "https://example.org/fr/a";

    private static readonly Subscription Subscribed = new(
        "La ville (fr): a, b",
        "https://example.org/api/calendar/fr.ics?tag=a,b;c",
        "https://example.org/?lang=fr"
    );

    private static readonly Gen<Event> Timed = Gen.Select(
        Gen.Int[0, 60 * 24 * 365 * 8],
        Gen.Int[1, 5000],
        Gen.OneOf(
            "Europe/Rome",
            "Europe/London",
            "Africa/Casablanca",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "UTC"),
        (minutes, length, zone) =>
            Event(new DateTime(2022, 1, 1).AddMinutes(minutes), new DateTime(2022, 1, 1).AddMinutes(minutes + length), zone));

    [Fact]
    public void Times_are_the_same_moments_when_others_read_them() => Timed.Where(IsPlain).Sample(@event =>
    {
        var read = Read(@event);
        Assert.Equal(Moment(@event, @event.Start), read.Start!.AsUtc);
        Assert.Equal(Moment(@event, @event.End), read.End!.AsUtc);
    });

    [Fact]
    public void Summer_time_starts_between_two_events_of_a_zone()
    {
        var calendar = Calendar.Load(
            Write(
                Event(new(2026, 3, 28, 10, 0, 0), new(2026, 3, 28, 11, 0, 0), "Europe/Rome"),
                Event(new(2026, 3, 30, 10, 0, 0), new(2026, 3, 30, 11, 0, 0), "Europe/Rome"))
        )!;
        Assert.Equal(
            [new(2026, 3, 28, 9, 0, 0), new DateTime(2026, 3, 30, 8, 0, 0)],
            calendar.Events.Select(@event => @event.Start!.AsUtc).Order());
        Assert.Single(calendar.TimeZones);
    }

    [Fact]
    public void Whole_days_end_on_the_day_after_the_last_and_block_nobodys_time()
    {
        var text = Write(Event(new(2026, 3, 31), new(2026, 4, 3), zone: null) with { AllDay = true });
        Assert.Contains("DTSTART;VALUE=DATE:20260331\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20260403\r\n", text, StringComparison.Ordinal);
        Assert.Contains("TRANSP:TRANSPARENT\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_says_what_it_is()
    {
        var text = Unfolded(
            Write(
                [
                    Event(new(2026, 3, 31), new(2026, 4, 1), zone: null) with
                    {
                        AllDay = true,
                        Changed = new(2026, 2, 1, 12, 30, 0, TimeSpan.Zero),
                    },
                ],
                Subscribed));
        AssertLines(
            text,
            "VERSION:2.0",
            "NAME:La ville (fr): a\\, b",
            "X-WR-CALNAME:La ville (fr): a\\, b",
            "DESCRIPTION:Les événements qu’annoncent les articles de Newsroom.",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "X-PUBLISHED-TTL:PT1H",
            "COLOR:steelblue",
            "URL:https://example.org/?lang=fr",
            "SOURCE;VALUE=URI:https://example.org/api/calendar/fr.ics?tag=a%2Cb%3Bc",
            "LAST-MODIFIED:20260201T123000Z");
    }

    [Theory]
    [InlineData(1, EventPrecision.Day, null, "CONFIRMED")]
    [InlineData(0.65, EventPrecision.Day, null, "TENTATIVE")]
    [InlineData(1, EventPrecision.Month, null, "TENTATIVE")]
    [InlineData(1, EventPrecision.Day, "2026-01-05", "CANCELLED")]
    public void Whether_an_event_takes_place(double confidence, EventPrecision precision, string? cancelled, string status) =>
        Assert.Equal(
            status,
            Read(
                Event(new(2026, 3, 1), new(2026, 4, 1), zone: null) with
                {
                    AllDay = true,
                    Confidence = confidence,
                    Precision = precision,
                    Cancelled = cancelled is null ? null : DateTimeOffset.Parse(cancelled, null),
                }
            ).Status);

    [Fact]
    public void An_event_tells_its_history_its_article_and_its_words()
    {
        var text = Unfolded(Write(
            [Event(new(2026, 3, 31), new(2026, 4, 1), zone: null) with
            {
                AllDay = true,
                Sequence = 3,
                Created = new(2026, 1, 1, 1, 1, 1, TimeSpan.Zero),
                Changed = new(2026, 1, 2, 2, 2, 2, TimeSpan.Zero),
                Online = true,
                Url = "https://meet.example.org/a,b",
                Sentence = "La ville se réunit.",
            }]));
        AssertLines(
            text,
            "UID:id@newsroom",
            "SEQUENCE:3",
            "CREATED:20260101T010101Z",
            "LAST-MODIFIED:20260102T020202Z",
            "DTSTAMP:20260102T020202Z",
            $"URL:{Page}",
            $"DESCRIPTION:La ville se réunit.\\n\\nhttps://meet.example.org/a\\,b\\n\\n{Page}",
            "CONFERENCE;VALUE=URI:https://meet.example.org/a%2Cb",
            "CATEGORIES:l’été,a\\, b");
    }

    [Fact]
    public void Any_text_comes_through()
    {
        var @event = Event(new(2026, 3, 31), new(2026, 4, 1), zone: null) with
        {
            AllDay = true,
            Title = "Été ; « a, b » \\ 😀 " + new string('é', 100),
            Place = "Rabat",
            Venue = "Salle 1, étage 2",
        };
        var read = Read(@event);
        Assert.Equal((@event.Title, "Salle 1, étage 2, Rabat"), (read.Summary, read.Location));
        Assert.Equal("id@newsroom", read.Uid);
    }

    [Fact]
    public void Lines_are_folded_by_octets_and_never_inside_a_letter() =>
        Gen.OneOf("a", "é", "…", "漢", "😀", ";", ",", "\\", " ", "👩‍👩‍👧", "e\u0301")
            .Array[0, 300]
            .Select(string.Concat)
            .Sample(
                text =>
                {
                    var bytes = Bytes(
                        [
                            Event(new(2026, 3, 31), new(2026, 4, 1), zone: null) with
                            {
                                AllDay = true,
                                Title = $"a{text}b",
                                Sentence = text,
                            },
                        ],
                        Subscribed);
                    var lines = Lines(bytes);
                    Assert.All(lines, line => Assert.InRange(line.Length, 0, 75));
                    var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
                    Assert.All(lines, line => strict.GetString(line));
                    Assert.Equal($"a{text}b", Calendar.Load(Encoding.UTF8.GetString(bytes))!.Events.Single().Summary);
                },
                iter: 500);

    [Fact]
    public void The_same_events_give_the_same_bytes() => Timed.Sample(@event => Assert.Equal(Write(@event), Write(@event)));

    [Fact]
    public void No_events_are_a_calendar_too() => Assert.Empty(Calendar.Load(Write())!.Events);

    // Twice an hour in autumn, never in spring: what such times mean, iCalendar does not say.
    private static bool IsPlain(Event @event) =>
        new[] { @event.Start, @event.End }.All(time => EventText.Zone(@event)!.MapLocal(LocalDateTime.FromDateTime(time)).Count == 1);

    private static DateTime Moment(Event @event, DateTime time) =>
        EventText.Zone(@event)!.AtStrictly(LocalDateTime.FromDateTime(time)).ToDateTimeUtc();

    private static CalendarEvent Read(Event @event) => Calendar.Load(Write(@event))!.Events.Single();

    private static string Write(params Event[] events) => Write(events, subscription: null);

    private static string Write(Event[] events, Subscription? subscription) => Encoding.UTF8.GetString(Bytes(events, subscription));

    private static byte[] Bytes(Event[] events, Subscription? subscription)
    {
        var edition = new EventEdition(
            EditionKind.Original,
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            ["l’été", "a, b"],
            []);
        return new CalendarWriter(new SiteOptions()).Write(
            [.. events.Select(@event => new ListedEvent(@event, edition))],
            "fr",
            _ => Page,
            subscription);
    }

    private static void AssertLines(string text, params string[] lines) =>
        Assert.All(lines, line => Assert.Contains($"\r\n{line}\r\n", text, StringComparison.Ordinal));

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static List<byte[]> Lines(byte[] bytes)
    {
        var lines = new List<byte[]>();
        for (var rest = bytes.AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOf("\r\n"u8);
            Assert.DoesNotContain((byte)'\n', rest[..end].ToArray());
            lines.Add(rest[..end].ToArray());
            rest = rest[(end + 2)..];
        }

        return lines;
    }

    private static Event Event(DateTime start, DateTime end, string? zone) =>
        new()
        {
            Id = "id",
            Article = "a",
            Title = "Titre",
            Start = start,
            End = end,
            Zone = zone,
        };
}
