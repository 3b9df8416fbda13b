using System.Globalization;
using Newsroom.Content;
using NodaTime;

namespace Newsroom.Events;

/// <summary>Writes the times of events for machines.</summary>
public static class EventText
{
    /// <summary>
    /// A time of an event in ISO 8601: a month, a day, or a local time. The local time has an offset if the event's zone is known.
    /// </summary>
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

        const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
        return Zone(@event) is { } zone
            ? zone.AtLeniently(LocalDateTime.FromDateTime(time)).ToDateTimeOffset().ToString($"{Seconds}zzz", CultureInfo.InvariantCulture)
            : time.ToString(Seconds, CultureInfo.InvariantCulture);
    }

    /// <summary>The time zone of an event; null if the event has none, or the database does not know it.</summary>
    public static DateTimeZone? Zone(Event @event) =>
        @event.Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(@event.Zone);
}
