using Ical.Net.DataTypes;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>One date of an event: of a series, one recurrence instance.</summary>
/// <param name="Entry">The event, or the event that replaces it on this date.</param>
/// <param name="Start">The start.</param>
/// <param name="End">The end, exclusive; null if none is stated.</param>
internal sealed record Occurrence(CalendarEntry Entry, CalDateTime Start, CalDateTime? End)
{
    public Occurrence(CalendarEntry entry)
        : this(entry, entry.Start, entry.End)
    {
    }

    /// <summary>A time as UTC, to compare times of the same calendar. Floating times count as UTC.</summary>
    /// <exception cref="ArgumentException">The time zone is not known.</exception>
    public static DateTime Instant(CalDateTime time) => time.HasTime && !time.IsFloating ? time.AsUtc
        : DateTime.SpecifyKind(time.Value, DateTimeKind.Utc);

    /// <summary>The day of a time. A time in UTC is converted to the calendar's zone first.</summary>
    public static DateOnly Day(CalDateTime time, string? zone) =>
        DateOnly.FromDateTime(time is { HasTime: true, IsUtc: true } && zone is not null ? time.ToTimeZone(zone).Value : time.Value);
}
