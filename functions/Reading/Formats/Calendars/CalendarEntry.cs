using System.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>A VEVENT (RFC 5545, 3.6.1): a single event, a series with a recurrence rule, or a changed event of a series.</summary>
/// <param name="Component">The parsed VEVENT.</param>
/// <param name="Start">DTSTART.</param>
internal sealed record CalendarEntry(CalendarEvent Component, CalDateTime Start)
{
    private const int MaxNameLength = 300;

    public string? Uid => Component.Uid;

    /// <summary>SEQUENCE, the version number of the event.</summary>
    public int Sequence => Component.Sequence;

    /// <summary>
    /// RECURRENCE-ID: the start, by the rule of the series, of the event that this one replaces. Null if it replaces none.
    /// </summary>
    public CalDateTime? Replaces => Component.RecurrenceIdentifier?.StartTime;

    /// <summary>Whether this event also replaces all later events of its series.</summary>
    public bool ReplacesLater => Component.RecurrenceIdentifier?.Range == RecurrenceRange.ThisAndFuture;

    // Some programs write SUMMARY in escaped HTML.
    public string? Title { get; } = StatedText.Line(WebUtility.HtmlDecode(Component.Summary)) is { } summary
        ? TextLimits.Shorten(summary, MaxNameLength) : null;

    /// <summary>Title and day of the event, for messages to editors.</summary>
    public string Name => $"'{Title ?? "without a title"}' ({Start.Value:yyyy-MM-dd})";

    public EventLocation Location { get; } = EventLocation.Read(Component.Location);

    public string? Url => StatedText.WebAddress(Component.Url?.OriginalString) ?? Location.Url;

    public bool IsCancelled => string.Equals(Component.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<string> Categories => Component.Categories.Select(StatedText.Line).OfType<string>();

    public string? Language => LanguageCode.Normalise(Component.Properties["SUMMARY"]?.Parameters.Get("LANGUAGE"));

    /// <summary>LAST-MODIFIED, otherwise DTSTAMP. Years before 1991 are ignored: some programs write 1970.</summary>
    public DateTimeOffset? Written => Moment(Component.LastModified) ?? Moment(Component.DtStamp);

    /// <summary>The end from DTEND or DURATION, exclusive; null if neither is stated.</summary>
    public CalDateTime? End => Component.DtEnd
        ?? (Component.Duration is { } duration && (Start.HasTime || !duration.HasTime) ? Start.Add(duration) : null);

    /// <summary>True if the time zones of all times of the event are known.</summary>
    /// <exception cref="ArgumentException">A zone is not known; the library throws it.</exception>
    public bool HasKnownZones =>
        new[] { Start, End, Replaces }.OfType<CalDateTime>().All(time => Occurrence.Instant(time) > DateTime.MinValue)
        && (Written is null || Written > DateTimeOffset.MinValue);

    private static DateTimeOffset? Moment(CalDateTime? time) =>
        time is { Year: > 1990 and < 2200 } ? new DateTimeOffset(DateTime.SpecifyKind(time.AsUtc, DateTimeKind.Utc)) : null;
}
