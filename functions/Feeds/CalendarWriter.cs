using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Newsroom.Events;

namespace Newsroom.Feeds;

/// <summary>iCalendar (RFC 5545): the events of a language as something to subscribe to.</summary>
public sealed class CalendarWriter(SiteOptions site)
{
    private const string ProductId = "-//Newsroom//Newsroom//EN";

    private static readonly DateTime FirstRules = new(2020, 1, 1);

    /// <summary>Events found in a text are shown from this confidence on; those below are little more than a date near a word for what takes place.</summary>
    public const double LeastConfidence = 0.6;

    /// <summary>Events known by the month only are left out, as a calendar can't show them, and so are uncertain ones.</summary>
    public byte[] Write(IReadOnlyList<Event> events, string language, Func<Event, string> url)
    {
        var shown = events.Where(happening => happening is { Precision: EventPrecision.Day, Confidence: >= LeastConfidence }).ToList();
        var calendar = new Calendar { ProductId = ProductId, Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", $"{site.Title} ({language})");
        foreach (var zone in shown.Where(happening => !happening.AllDay).GroupBy(happening => EventText.Zone(happening)?.Id))
        {
            if (zone.Key is { } id and not "UTC")
            {
                calendar.AddTimeZone(VTimeZone.FromDateTimeZone(id, Earliest(zone.Min(happening => happening.Start)), includeHistoricalData: false));
            }
        }

        foreach (var happening in shown)
        {
            calendar.Events.Add(ToComponent(happening, url(happening)));
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer(calendar).SerializeToString() ?? "");
    }

    // The library looks for the zone's rules between this and today: a time to come gives none.
    private static DateTime Earliest(DateTime first) => first < FirstRules ? first.AddYears(-1) : FirstRules;

    private static CalendarEvent ToComponent(Event happening, string url) => new()
    {
        Uid = $"{happening.Id}@newsroom",
        Summary = happening.Title,
        Start = Time(happening, happening.Start),
        End = Time(happening, happening.End),
        Location = string.Join(", ", new[] { happening.Venue, happening.Place }.Where(text => !string.IsNullOrEmpty(text))) is { Length: > 0 } place ? place : null,
        Description = happening.Sentence,
        Url = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : null,
        // Not the time of writing: a calendar that did not change should be the same to the byte.
        DtStamp = new CalDateTime(DateTime.UnixEpoch, "UTC"),
    };

    private static CalDateTime Time(Event happening, DateTime time) =>
        happening.AllDay ? new CalDateTime(DateOnly.FromDateTime(time))
        : new CalDateTime(time, EventText.Zone(happening)?.Id, hasTime: true);
}
