using System.Globalization;
using Newsroom.Content;
using NodaTime;

namespace Newsroom.Events;

/// <summary>How an event's times are written.</summary>
public static class EventText
{
    /// <summary>ISO 8601: a day, or a local time with the offset of the event's zone where that is known.</summary>
    public static string Iso(Event @event, DateTime time)
    {
        if (@event.Precision == EventPrecision.Month)
        {
            return time.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        }

        if (@event.AllDay)
        {
            return time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var local = time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return Zone(@event) is { } zone
            ? local + zone.AtLeniently(LocalDateTime.FromDateTime(time)).Offset.ToString("m", CultureInfo.InvariantCulture)
            : local;
    }

    public static DateTimeZone? Zone(Event @event) =>
        @event.Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(@event.Zone);
}
