using System.Globalization;
using Newsroom.Content;
using NodaTime;

namespace Newsroom.Events;

/// <summary>A start or an end that an editor states: a day, a local time, or a time with an offset from UTC.</summary>
/// <param name="Local">The day, or the time on the clock.</param>
/// <param name="AllDay">Whether only a day is stated.</param>
/// <param name="Offset">The offset from UTC, if one is stated.</param>
public sealed record EventTime(DateTime Local, bool AllDay, TimeSpan? Offset)
{
    /// <summary>The first year that is accepted: calendar programs can't calculate with years such as 1.</summary>
    public const int MinYear = 1901;

    /// <summary>The last year that is accepted: calendar programs can't calculate with years such as 9999.</summary>
    public const int MaxYear = 2199;

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

    /// <summary>Parses a time. Null if the text is not one, or its year is not accepted.</summary>
    public static EventTime? Parse(string? text) => ParseAny(text) is { Local.Year: >= MinYear and <= MaxYear } time ? time : null;

    /// <summary>Whether a text is a time whose year is not accepted.</summary>
    public static bool IsOutOfRange(string? text) => ParseAny(text) is { Local.Year: < MinYear or > MaxYear };

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

/// <summary>
/// An event that a person states as data, for example in front matter. If the end is a day, it is the last day of
/// the event, as people write it.
/// </summary>
public sealed record StatedEvent(
    string? Title, EventTime Start, EventTime? End, string? Zone, string? Place, string? Venue, bool? Online, string? Url)
{
    /// <summary>Working languages, as ISO 639-1 codes.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The precision of the date. If only the month is known, start and end are its first and last day.</summary>
    public EventPrecision Precision { get; init; }

    private DateTimeZone? KnownZone => Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone);

    // A zone can't express the second of two equal times on the clock. UTC can.
    private DateTimeZone? ShownZone =>
        KnownZone is { } zone && IsExpressible(Start, zone) && (End is null || IsExpressible(End, zone)) ? KnownZone
        : Start.Offset is null ? KnownZone
        : DateTimeZone.Utc;

    /// <summary>The stated event as an event of an article.</summary>
    /// <param name="article">The id of the article.</param>
    /// <param name="articleTitle">The title for an event that has none of its own.</param>
    public Event ToEvent(string article, string articleTitle)
    {
        var title = Title ?? articleTitle;
        var (written, zone) = (Local(Start), Start.AllDay ? null : ShownZone);
        var (start, end) = (ClockChange.Resolve(written, zone), ClockChange.Resolve(LocalEnd(), zone));
        return new Event
        {
            Id = Digest.Of($"{article}\n{written:s}\n{title}")[..13],
            Article = article,
            Title = title,
            Start = start,
            End = end > start ? end : Start.AllDay ? start.AddDays(1) : start.AddHours(1),
            AllDay = Start.AllDay,
            Precision = Precision,
            Zone = zone?.Id,
            Place = Place,
            Venue = Venue,
            Online = Online,
            Languages = Languages,
            Url = Url,
            Stated = true,
        };
    }

    /// <summary>What an editor should know about the times: those at a change of the clocks, and an end before the start.</summary>
    public IEnumerable<string> Doubts()
    {
        if (LocalEnd() < Local(Start))
        {
            yield return Doubt($"its end is before its start and is ignored; {(Start.AllDay ? "one day" : "one hour")} is shown.");
        }

        if (Start.AllDay || ShownZone is not { } zone)
        {
            yield break;
        }

        foreach (var time in new[] { Start, End })
        {
            if (time is { AllDay: false, Offset: null } && ClockChange.Warning(time.Local, zone) is { } warning)
            {
                yield return Doubt(warning);
            }
        }
    }

    private string Doubt(string text) =>
        $"The event {(Title is null ? "" : $"“{Title}” ")}on {Start.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {text}";

    private DateTime LocalEnd() => End is null ? Local(Start)
        : End.AllDay ? End.Local.Date.AddDays(1)
        : Start.AllDay && Local(End).TimeOfDay > TimeSpan.Zero ? Local(End).Date.AddDays(1)
        : Local(End);

    // A time with an offset is converted to the event's zone, or to UTC if the event has no zone.
    private DateTime Local(EventTime time) => time.Offset is null ? time.Local
        : InstantOf(time).InZone(ShownZone ?? DateTimeZone.Utc).LocalDateTime.ToDateTimeUnspecified();

    private static bool IsExpressible(EventTime time, DateTimeZone zone) =>
        time.Offset is null || zone.AtLeniently(InstantOf(time).InZone(zone).LocalDateTime).ToInstant() == InstantOf(time);

    private static Instant InstantOf(EventTime time) => Instant.FromDateTimeOffset(new DateTimeOffset(time.Local, time.Offset!.Value));
}
