using Newsroom.Content;
using Newsroom.Settings;
using NodaTime;

namespace Newsroom.Events;

/// <summary>
/// The zone that the site assumes for hours whose zone is unknown. It is added when an event is read, so that another setting holds for
/// all events at once.
/// </summary>
public static class SiteZone
{
    /// <summary>The body with its events in the zone of the site.</summary>
    public static EditionBody InSiteZone(this EditionBody body, SiteOptions site) =>
        body with { Events = [.. body.Events.Select(@event => @event.InSiteZone(site))] };

    /// <summary>The event in the zone of the site, if it has hours without a zone and the site has a zone; else the same event.</summary>
    public static Event InSiteZone(this Event @event, SiteOptions site) =>
        @event.AllDay || @event.Zone is not null || site.TimeZone is not { } name ? @event : In(name, @event);

    // In a method of its own: without the setting, the time-zone database is not loaded.
    private static Event In(string name, Event @event)
    {
        var zone = DateTimeZoneProviders.Tzdb[name];
        var (start, end) = (ClockChange.Resolve(@event.Start, zone), ClockChange.Resolve(@event.End, zone));
        return @event with
        {
            Start = start,
            End = end > start ? end : start + (@event.End - @event.Start),
            Zone = zone.Id,
            ZoneAssumed = true,
        };
    }
}
