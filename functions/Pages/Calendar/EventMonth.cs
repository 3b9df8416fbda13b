using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Pages.Calendar;

/// <summary>A month of the Gregorian calendar.</summary>
/// <param name="First">Its first day.</param>
public sealed record EventMonth(DateOnly First) : IComparable<EventMonth>
{
    /// <summary>The last year whose months all have a next month.</summary>
    public const int MaxYear = 9998;

    private const string Format = "yyyy-MM";

    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    public EventMonth Previous => new(First.AddMonths(-1));

    public EventMonth Next => new(First.AddMonths(1));

    public static EventMonth Of(DateTime time) => new(new DateOnly(time.Year, time.Month, 1));

    /// <summary>A month such as <c>2026-09</c>; null if it is none.</summary>
    public static EventMonth? Parse(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year <= MaxYear
            ? new(first) : null;

    /// <summary>The weeks with the days of this month in them; days of other months are null.</summary>
    public IEnumerable<DateOnly?[]> Weeks(DayOfWeek firstDayOfWeek)
    {
        var before = ((int)First.DayOfWeek - (int)firstDayOfWeek + 7) % 7;
        return Enumerable.Repeat<DateOnly?>(null, before)
            .Concat(Enumerable.Range(0, Last.Day).Select(day => (DateOnly?)First.AddDays(day)))
            .Concat(Enumerable.Repeat<DateOnly?>(null, (7 - ((before + Last.Day) % 7)) % 7))
            .Chunk(7);
    }

    /// <summary>The name of the month with the year, as a language writes it.</summary>
    public string Name(CultureInfo culture) => DateDisplay.Month(First.ToDateTime(TimeOnly.MinValue), culture);

    public int CompareTo(EventMonth? other) => other is null ? 1 : First.CompareTo(other.First);

    public static bool operator <(EventMonth one, EventMonth other) => one.First < other.First;

    public static bool operator >(EventMonth one, EventMonth other) => one.First > other.First;

    public static bool operator <=(EventMonth one, EventMonth other) => one.First <= other.First;

    public static bool operator >=(EventMonth one, EventMonth other) => one.First >= other.First;

    public override string ToString() => First.ToString(Format, CultureInfo.InvariantCulture);
}
