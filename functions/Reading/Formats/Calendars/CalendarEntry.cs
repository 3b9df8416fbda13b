using System.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>An event of a calendar (RFC 5545, 3.6.1); where it repeats, its series, or a single one of a series that differs.</summary>
internal sealed record CalendarEntry(CalendarEvent Component, CalDateTime Start)
{
    private const int MaxNameLength = 300;

    public string? Uid => Component.Uid;

    /// <summary>The version of the event.</summary>
    public int Sequence => Component.Sequence;

    /// <summary>The start, by its series' rule, of the event that this one replaces.</summary>
    public CalDateTime? Replaces => Component.RecurrenceIdentifier?.StartTime;

    /// <summary>Whether it replaces all later events of its series too.</summary>
    public bool ReplacesLater => Component.RecurrenceIdentifier?.Range == RecurrenceRange.ThisAndFuture;

    // Some programs escape what they show on a page.
    public string? Title { get; } = StatedText.Line(WebUtility.HtmlDecode(Component.Summary)) is { } summary
        ? TextLimits.Shorten(summary, MaxNameLength) : null;

    /// <summary>For messages to editors.</summary>
    public string Name => $"'{Title ?? "without a title"}' ({Start.Value:yyyy-MM-dd})";

    public EventLocation Location { get; } = EventLocation.Read(Component.Location);

    public string? Url => StatedText.WebAddress(Component.Url?.OriginalString) ?? Location.Url;

    public bool IsCancelled => string.Equals(Component.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<string> Categories => Component.Categories.Select(StatedText.Line).OfType<string>();

    public string? Language => LanguageCode.Normalise(Component.Properties["SUMMARY"]?.Parameters.Get("LANGUAGE"));

    /// <summary>When it was last changed, else when the calendar was made; some programs write the year 1970.</summary>
    public DateTimeOffset? Written => Moment(Component.LastModified) ?? Moment(Component.DtStamp);

    /// <summary>The end, if one is stated; exclusive.</summary>
    public CalDateTime? End => Component.DtEnd
        ?? (Component.Duration is { } duration && (Start.HasTime || !duration.HasTime) ? Start.Add(duration) : null);

    /// <summary>Whether all its times are in zones that are known.</summary>
    /// <exception cref="ArgumentException">One is not, and the library says so.</exception>
    public bool HasKnownZones =>
        new[] { Start, End, Replaces }.OfType<CalDateTime>().All(time => Occurrence.Instant(time) > DateTime.MinValue)
        && (Written is null || Written > DateTimeOffset.MinValue);

    private static DateTimeOffset? Moment(CalDateTime? time) =>
        time is { Year: > 1990 and < 2200 } ? new DateTimeOffset(DateTime.SpecifyKind(time.AsUtc, DateTimeKind.Utc)) : null;
}
