using System.Globalization;
using CsCheck;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Reading;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class StatedTimeTests
{
    [Theory]
    [InlineData("2026-03-31", "2026-03-31T00:00:00+00:00")]
    [InlineData("2026/03/31", "2026-03-31T00:00:00+00:00")]
    [InlineData("2026-03-31T14:30", "2026-03-31T14:30:00+00:00")]
    [InlineData("2026-03-31 14:30", "2026-03-31T14:30:00+00:00")]
    [InlineData("2026-03-31T14:30:15Z", "2026-03-31T14:30:15+00:00")]
    [InlineData("2026-03-31T14:30:00+02:00", "2026-03-31T14:30:00+02:00")]
    [InlineData(" 2026-03-31 ", "2026-03-31T00:00:00+00:00")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00+00:00")]
    [InlineData("2024-05-01 8:05:09 -0400", "2024-05-01T08:05:09-04:00")]
    [InlineData("2024-05-01T10:00:00+0200", "2024-05-01T10:00:00+02:00")]
    [InlineData("2024-05-01 10:00:00+02:00", "2024-05-01T10:00:00+02:00")]
    [InlineData("2024-05-01T10:00:00 +0200", "2024-05-01T10:00:00+02:00")]
    [InlineData("2024-05-01T10:00:00.123Z", "2024-05-01T10:00:00.123+00:00")]
    [InlineData("2024-5-1", "2024-05-01T00:00:00+00:00")]
    [InlineData("20240501", "2024-05-01T00:00:00+00:00")]
    public void A_date_is_ISO_8601(string text, string date) =>
        Assert.Equal(DateTimeOffset.Parse(date, CultureInfo.InvariantCulture), StatedDate.Parse(text));

    [Theory]
    [InlineData("1 May 2024", "2024-05-01T00:00:00+00:00")]
    [InlineData("1er mai 2024", "2024-05-01T00:00:00+00:00")]
    [InlineData("May 1, 2024 10:00 PM", "2024-05-01T22:00:00+00:00")]
    [InlineData("01/05/2024", "2024-05-01T00:00:00+00:00")]
    [InlineData("05/31/2024", "2024-05-31T00:00:00+00:00")]
    [InlineData("01.05.2024", "2024-05-01T00:00:00+00:00")]
    [InlineData("Wed, 01 May 2024 10:00:00 GMT", "2024-05-01T10:00:00+00:00")]
    [InlineData("2024-05-01 10:00:00 Europe/Paris", "2024-05-01T10:00:00+02:00")]
    [InlineData("2024-05-01 10:00:00 CEST", "2024-05-01T10:00:00+02:00")]
    [InlineData("2024-05-01 10:00 PM", "2024-05-01T22:00:00+00:00")]
    [InlineData("2024-05-01 12:00 AM", "2024-05-01T00:00:00+00:00")]
    [InlineData("1714550400", "2024-05-01T08:00:00+00:00")]
    [InlineData("1714550400000", "2024-05-01T08:00:00+00:00")]
    [InlineData("2200-01-01", "2200-01-01T00:00:00+00:00")]
    public void A_date_has_many_other_forms(string text, string date) =>
        Assert.Equal(DateTimeOffset.Parse(date, CultureInfo.InvariantCulture), StatedDate.Parse(text));

    [Theory]
    [InlineData("32/13/2024")]
    [InlineData("2025-02-29")]
    [InlineData("2026-03-31T25:00")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2024-05-01 10:00:00 Atlantis/Harbour")]
    [InlineData("2024-05-01 13:00 PM")]
    [InlineData("tomorrow")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_date_of_our_time_is_none(string? text)
    {
        Assert.Null(StatedDate.Parse(text));
        Assert.Null(EventTime.Parse(text));
    }

    [Theory]
    // Whole days: people write the last day, the end is exclusive.
    [InlineData("2026-03-31", null, null, "2026-03-31T00:00", "2026-04-01T00:00", true, null)]
    [InlineData("2026-03-31", "2026-03-31", null, "2026-03-31T00:00", "2026-04-01T00:00", true, null)]
    [InlineData("2026-03-31", "2026-04-02", "Europe/Rome", "2026-03-31T00:00", "2026-04-03T00:00", true, null)]
    [InlineData("2026-03-31", "2026-04-02T12:00", null, "2026-03-31T00:00", "2026-04-03T00:00", true, null)]
    [InlineData("2026-03-31", "2026-03-31T12:00", null, "2026-03-31T00:00", "2026-04-01T00:00", true, null)]
    // Times: an hour where no end is stated.
    [InlineData("2026-03-31T14:30", null, "Europe/Rome", "2026-03-31T14:30", "2026-03-31T15:30", false, "Europe/Rome")]
    [InlineData("2026-03-31T14:30", "2026-03-31T16:00", null, "2026-03-31T14:30", "2026-03-31T16:00", false, null)]
    [InlineData("2026-03-31 14:30", "2026-04-01", null, "2026-03-31T14:30", "2026-04-02T00:00", false, null)]
    // An end before the start is none.
    [InlineData("2026-03-31T14:30", "2026-03-31T13:00", null, "2026-03-31T14:30", "2026-03-31T15:30", false, null)]
    [InlineData("2026-03-31", "2026-03-01", null, "2026-03-31T00:00", "2026-04-01T00:00", true, null)]
    // An offset is a moment, told in the event's zone, else in UTC.
    [InlineData("2026-03-31T14:30+02:00", null, "Africa/Dakar", "2026-03-31T12:30", "2026-03-31T13:30", false, "Africa/Dakar")]
    [InlineData("2026-03-31T14:30+02:00", null, null, "2026-03-31T12:30", "2026-03-31T13:30", false, "UTC")]
    [InlineData("2026-03-31T14:30:00Z", "2026-03-31T15:00:00Z", "Europe/Rome", "2026-03-31T16:30", "2026-03-31T17:00", false, "Europe/Rome")]
    [InlineData("2026-03-31T14:30", null, "Europe/Atlantis", "2026-03-31T14:30", "2026-03-31T15:30", false, null)]
    public void An_event_has_a_start_and_an_exclusive_end(
        string start, string? end, string? zone, string expectedStart, string expectedEnd, bool allDay, string? expectedZone)
    {
        var happening = new StatedEvent("Titre", EventTime.Parse(start)!, EventTime.Parse(end), zone, null, null, null, null).ToEvent("article", "Titre de l’article");
        Assert.Equal((Local(expectedStart), Local(expectedEnd), allDay, expectedZone), (happening.Start, happening.End, happening.AllDay, happening.Zone));
    }

    [Fact]
    public void An_event_without_a_title_has_the_articles() =>
        Assert.Equal("Titre de l’article", new StatedEvent(null, EventTime.Parse("2026-03-31")!, null, null, null, null, null, null).ToEvent("a", "Titre de l’article").Title);

    [Fact]
    public void An_events_key_sorts_by_start_in_every_culture() => Gen.Select(Days, Days).Sample((one, other) =>
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            var (first, second) = (Key(one), Key(other));
            Assert.True(one == other || Math.Sign(string.CompareOrdinal(first, second)) == one.CompareTo(other));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    });

    [Fact]
    public void Every_stated_event_ends_after_it_starts_and_lasts_whole_days_if_it_says_so()
    {
        var time = Gen.Select(Gen.DateTime, Gen.OneOf("yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm'+05:30'"))
            .Select((date, format) => date.ToString(format, CultureInfo.InvariantCulture));
        Gen.Select(time, time, Gen.OneOf(null, "Europe/Rome", "Pacific/Apia", "UTC")).Sample((start, end, zone) =>
        {
            if (EventTime.Parse(start) is not { } parsed)
            {
                return;
            }

            var happening = new StatedEvent("t", parsed, EventTime.Parse(end), zone, null, null, null, null).ToEvent("a", "t");
            Assert.True(happening.End > happening.Start);
            Assert.True(!happening.AllDay || (happening.Start.TimeOfDay == TimeSpan.Zero && happening.End.TimeOfDay == TimeSpan.Zero));
        });
    }

    private static Gen<DateTime> Days => Gen.Int[0, 90_000].Select(day => new DateTime(1950, 1, 1).AddDays(day));

    private static string Key(DateTime start) => new Event { Id = "a", Article = "a", Title = "a", Start = start, End = start }.Key;

    private static DateTime Local(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
