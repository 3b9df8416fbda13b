using Ical.Net.DataTypes;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>One date of an event.</summary>
/// <param name="Entry">The event, or the one that replaces it on this date.</param>
/// <param name="Start">The start.</param>
/// <param name="End">The end, if one is stated; exclusive.</param>
internal sealed record Occurrence(CalendarEntry Entry, CalDateTime Start, CalDateTime? End)
{
    public Occurrence(CalendarEntry entry)
        : this(entry, entry.Start, entry.End)
    {
    }

    /// <summary>The moment, to compare times of the same calendar; floating times count as UTC.</summary>
    public static DateTime Instant(CalDateTime time) => time.HasTime && !time.IsFloating ? time.AsUtc
        : DateTime.SpecifyKind(time.Value, DateTimeKind.Utc);

    /// <summary>The day in the calendar's zone.</summary>
    public static DateOnly Day(CalDateTime time, string? zone) =>
        DateOnly.FromDateTime(time is { HasTime: true, IsUtc: true } && zone is not null ? time.ToTimeZone(zone).Value : time.Value);
}
