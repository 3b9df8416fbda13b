using System.Globalization;
using Newsroom.Content;
using NodaTime;

namespace Newsroom.Events;

/// <summary>A start or an end as an editor writes it: a day, or a local time, or a time with its offset.</summary>
public sealed record EventTime(DateTime Local, bool AllDay, TimeSpan? Offset)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/MM/dd"];
    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
    ];
    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd HH:mm zzz",
        "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
    ];

    /// <summary>Null where the text is none, or not of our time: calendars can't reckon with the years 1 and 9999.</summary>
    public static EventTime? Parse(string? text) => ParseAny(text) is { Local.Year: > 1900 and < 2200 } time ? time : null;

    private static EventTime? ParseAny(string? text) =>
        DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new EventTime(day, AllDay: true, Offset: null)
        : DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new EventTime(time, AllDay: false, Offset: null)
        : DateTimeOffset.TryParseExact(
            text,
            Instants,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant)
            ? new EventTime(instant.DateTime, AllDay: false, instant.Offset)
        : null;
}

/// <summary>An event as front matter states it. The end of whole days is the last day, as people write it.</summary>
public sealed record StatedEvent(
    string? Title, EventTime Start, EventTime? End, string? Zone, string? Place, string? Venue, bool? Online, string? Url)
{
    /// <summary>Working languages, as ISO 639-1 codes.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Where no more than the month is known, start and end are its first and last day.</summary>
    public EventPrecision Precision { get; init; }

    /// <summary>The event of an article; its title stands in where the event has none.</summary>
    public Event ToEvent(string article, string articleTitle)
    {
        var title = Title ?? articleTitle;
        var start = Local(Start);
        var end = End is null ? start
            : End.AllDay ? End.Local.Date.AddDays(1)
            : Start.AllDay && Local(End).TimeOfDay > TimeSpan.Zero ? Local(End).Date.AddDays(1)
            : Local(End);
        return new Event
        {
            Id = Digest.Of($"{article}\n{start:s}\n{title}")[..13],
            Article = article,
            Title = title,
            Start = start,
            End = end > start ? end : Start.AllDay ? start.AddDays(1) : start.AddHours(1),
            AllDay = Start.AllDay,
            Precision = Precision,
            Zone = Start.AllDay ? null : KnownZone?.Id ?? (Start.Offset is null ? null : "UTC"),
            Place = Place,
            Venue = Venue,
            Online = Online,
            Languages = Languages,
            Url = Url,
            Stated = true,
        };
    }

    private DateTimeZone? KnownZone => Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone);

    // A time with an offset is the same moment in the event's own zone, or in UTC where it has none.
    private DateTime Local(EventTime time)
    {
        if (time.Offset is not { } offset)
        {
            return time.Local;
        }

        var instant = Instant.FromDateTimeOffset(new DateTimeOffset(time.Local, offset));
        return instant.InZone(KnownZone ?? DateTimeZone.Utc).LocalDateTime.ToDateTimeUnspecified();
    }
}
