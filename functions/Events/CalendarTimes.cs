using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Newsroom.Content;
using NodaTime;

namespace Newsroom.Events;

/// <summary>
/// How the times of events are written in one calendar file, so that all programs read the same moments. They are local times of their
/// zone where its <see cref="ClockRule"/> states them, else in UTC. Events whose zone is unknown are whole days: Outlook takes floating
/// times for nothing else ([MS-OXCICAL], 2.1.3.1.1.20.10), and Google is reported to take them for UTC.
/// </summary>
internal sealed class CalendarTimes
{
    private readonly Dictionary<string, ClockRule> _rules = new(StringComparer.Ordinal);

    /// <summary>A VTIMEZONE for each zone in which one of the events is written.</summary>
    public IEnumerable<VTimeZone> Zones(IEnumerable<Event> events) => events
        .Select(WrittenZone)
        .OfType<DateTimeZone>()
        .DistinctBy(zone => zone.Id)
        .Select(zone => RuleOf(zone).Write());

    /// <summary>DTSTART and DTEND of an event.</summary>
    public (CalDateTime Start, CalDateTime End) Of(Event @event)
    {
        if (IsWholeDays(@event))
        {
            var (first, last) = (DateOnly.FromDateTime(@event.Start), DateOnly.FromDateTime(@event.End));
            var isMidnight = @event.End == @event.End.Date && last > first;
            return (new CalDateTime(first), new CalDateTime(isMidnight ? last : last.AddDays(1)));
        }

        return WrittenZone(@event) is { } zone
            ? (new CalDateTime(@event.Start, zone.Id, hasTime: true), new CalDateTime(@event.End, zone.Id, hasTime: true))
            : (Utc(@event, @event.Start), Utc(@event, @event.End));
    }

    /// <summary>Whether an event is written as whole days.</summary>
    public static bool IsWholeDays(Event @event) => @event.AllDay || IsWithoutZone(@event);

    /// <summary>Whether an event has hours, but no zone.</summary>
    public static bool IsWithoutZone(Event @event) => !@event.AllDay && EventText.Zone(@event) is null;

    /// <summary>Whether a program can't show from the file which hours the clocks at the event show.</summary>
    public bool IsLocalTimeLost(Event @event) =>
        !IsWholeDays(@event) && EventText.Zone(@event) != DateTimeZone.Utc && WrittenZone(@event) is null;

    // Only names of the time-zone database are names for all programs: not UTC+02.
    private DateTimeZone? WrittenZone(Event @event) =>
        !@event.AllDay
        && EventText.Zone(@event) is { } zone
        && zone != DateTimeZone.Utc
        && DateTimeZoneProviders.Tzdb.Ids.Contains(zone.Id)
        && RuleOf(zone) is var rule
        && rule.States(@event.Start)
        && rule.States(@event.End)
            ? zone
            : null;

    private ClockRule RuleOf(DateTimeZone zone) => _rules.TryGetValue(zone.Id, out var rule) ? rule : _rules[zone.Id] = ClockRule.Of(zone);

    private static CalDateTime Utc(Event @event, DateTime local) => new(
        EventText.Zone(@event)!.AtLeniently(LocalDateTime.FromDateTime(local)).ToDateTimeUtc(), "UTC", hasTime: true);
}
