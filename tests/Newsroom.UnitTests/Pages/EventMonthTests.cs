using System.Globalization;
using Newsroom.Content;
using Newsroom.Pages.Calendar;
using Xunit;

namespace Newsroom.Tests.Pages;

public sealed class EventMonthTests
{
    [Theory]
    [InlineData("fr", "2026-11", 6, 6)]
    [InlineData("en", "2026-11", 5, 0)]
    [InlineData("ar", "2026-11", 5, 1)]
    [InlineData("fr", "2027-02", 4, 0)]
    [InlineData("fr", "2028-02", 5, 1)]
    public void Weeks_begin_as_in_the_language_and_have_every_day_once(string language, string text, int weeks, int daysBefore)
    {
        var month = EventMonth.Parse(text)!;
        var days = month.Weeks(CultureInfo.GetCultureInfo(language).DateTimeFormat.FirstDayOfWeek).ToList();
        Assert.Equal(weeks, days.Count);
        Assert.All(days, week => Assert.Equal(7, week.Length));
        Assert.Equal(daysBefore, days[0].Count(day => day is null));
        Assert.Equal(
            Enumerable.Range(1, month.Last.Day), days.SelectMany(week => week).OfType<DateOnly>().Select(day => day.Day));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("9999-01")]
    [InlineData("2026-9")]
    [InlineData("2026-09-01")]
    public void What_is_not_a_month_with_a_next_one_is_none(string text) => Assert.Null(EventMonth.Parse(text));

    [Theory]
    [InlineData("2026-09-01T20:00", "2026-09-02T00:00", "2026-09-01")]
    [InlineData("2026-09-01T20:00", "2026-09-02T02:00", "2026-09-02")]
    [InlineData("2026-09-01T00:00", "2026-09-01T00:00", "2026-09-01")]
    [InlineData("2026-09-01", "2026-09-04", "2026-09-03")]
    public void The_end_is_not_a_part_of_an_event(string start, string end, string last) => Assert.Equal(
        DateOnly.Parse(last, CultureInfo.InvariantCulture), EventDays.Last(Between(start, end)));

    [Fact]
    public void An_event_without_end_does_not_fill_the_list_of_months()
    {
        Assert.Equal(12, EventDays.Months(Between("2026-11-01", "9999-12-31")).Count());
        Assert.Empty(EventDays.Months(Between("9999-12-01", "9999-12-31")));
    }

    [Fact]
    public void An_event_whose_day_is_unknown_is_in_the_list_of_its_month_and_on_no_day()
    {
        var item = Between("2026-09-01", "2026-10-01") with { Precision = EventPrecision.Month };
        var listed = new ListedEvent(item, new EventEdition(EditionKind.Original, DateTimeOffset.UnixEpoch, [], []));
        var page = EventPage.Of([listed], new(null, null, null, null), EventMonth.Parse("2026-09"), 1, new DateOnly(2026, 8, 1))!;
        Assert.Equal([item], page.Listed);
        Assert.Empty(page.On(new DateOnly(2026, 9, 1)));
    }

    private static Event Between(string start, string end) => new()
    {
        Id = "a",
        Article = "b",
        Title = "c",
        Start = DateTime.Parse(start, CultureInfo.InvariantCulture),
        End = DateTime.Parse(end, CultureInfo.InvariantCulture),
    };
}
