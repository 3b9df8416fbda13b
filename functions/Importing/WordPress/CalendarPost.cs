using System.Globalization;
using NodaTime;

namespace Newsroom.Importing.WordPress;

/// <summary>The event of a post of The Events Calendar.</summary>
internal static class CalendarPost
{
    public const string Type = "tribe_events";

    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>Normally one; none if it has no date or is cancelled.</summary>
    public static IReadOnlyList<ImportedEvent> EventsOf(
        WordPressItem item, WordPressIndex index, PlainLine plain, ICollection<string> notes)
    {
        if (item.Meta("_tribe_events_status") is "canceled" or "cancelled")
        {
            notes.Add("The event is cancelled: the article has no date of an event.");
            return [];
        }

        var isAllDay = item.Meta("_EventAllDay") is "yes" or "1" or "true";
        var zone = ZoneOf(item.Meta("_EventTimezone"));
        var (start, end) = (TimeOf(item, "_EventStartDate", isAllDay, zone), TimeOf(item, "_EventEndDate", isAllDay, zone));
        if (start is null)
        {
            notes.Add("The event has no date that can be read.");
            return [];
        }

        if (item.Meta("_EventRecurrence") is { } recurrence && recurrence.Contains("\"rules\";a:", StringComparison.Ordinal)
            && !recurrence.Contains("\"rules\";a:0", StringComparison.Ordinal))
        {
            notes.Add("The event recurs: only its first date was taken.");
        }

        var place = item.Meta("_EventVenueID") is { } venue ? index.Places.GetValueOrDefault(venue) : null;
        return
        [
            new ImportedEvent(
                plain.Of(item.Title) ?? "Event", start, end == start ? null : end, isAllDay || start.EndsWith('Z') ? null : zone,
                plain.Of(string.Join(", ", new[] { place?.City, place?.Country }.Where(part => part is { Length: > 0 }))),
                plain.Of(string.Join(", ", new[] { place?.Title, place?.Address }.Where(part => part is { Length: > 0 }))),
                item.Meta("_EventURL")),
        ];
    }

    /// <summary>A day, a time on the clock of the event's zone, or, if that is not known, a time in UTC.</summary>
    private static string? TimeOf(WordPressItem item, string key, bool isAllDay, string? zone)
    {
        if (zone is null && !isAllDay && Parse(item.Meta($"{key}UTC")) is { } utc)
        {
            return utc.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
        }

        return Parse(item.Meta(key))?.ToString(isAllDay ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    private static DateTime? Parse(string? text) =>
        DateTime.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string? ZoneOf(string? zone) =>
        zone is not null && zone.Contains('/', StringComparison.Ordinal)
            && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null;
}
