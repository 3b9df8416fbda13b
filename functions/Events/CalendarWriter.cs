using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Newsroom.Content;
using Newsroom.Settings;
using NodaTime;

namespace Newsroom.Events;

/// <summary>The properties of a calendar that people subscribe to (RFC 7986).</summary>
/// <param name="Name">The name that calendar programs show.</param>
/// <param name="Source">The address of the calendar.</param>
/// <param name="Home">The address of the web page with the same events.</param>
public sealed record Subscription(string Name, string Source, string Home);

/// <summary>
/// Writes iCalendar files (RFC 5545, RFC 7986): a calendar of all events in a language for subscribers, or a file with single events. The
/// same events give the same bytes.
/// </summary>
public sealed class CalendarWriter(SiteOptions site)
{
    /// <summary>
    /// The minimum confidence, 0 to 1, of an extracted event in a calendar. Below it, the text often has little more than a date
    /// near a word such as "meeting".
    /// </summary>
    public const double MinConfidence = 0.6;

    private const string ProductId = "-//Newsroom//Newsroom//EN";

    /// <summary>How often programs should check the calendar for changes (ISO 8601 duration).</summary>
    private const string Refresh = "PT1H";

    private const string Color = "steelblue";

    /// <summary>Writes a calendar with events, and a VTIMEZONE for each time zone that the events use.</summary>
    /// <param name="events">The events, in the order in which they are written.</param>
    /// <param name="language">The language of the titles, a two-letter code.</param>
    /// <param name="page">Returns the address of an event's article.</param>
    /// <param name="subscription">The properties of the calendar; null for a file that nobody subscribes to.</param>
    /// <param name="siteId">The id of the site, for the UIDs; empty for a site that is older than such ids.</param>
    /// <returns>The calendar in UTF-8.</returns>
    public byte[] Write(
        IReadOnlyList<ListedEvent> events, string language, Func<Event, string> page, Subscription? subscription = null,
        string siteId = "")
    {
        var domain = siteId.Length == 0 ? "newsroom" : $"{siteId}.newsroom";
        // METHOD is left out: it requires an ORGANIZER (RFC 5546). Without METHOD, DTSTAMP is the time of the last change.
        var calendar = new Calendar { ProductId = ProductId };
        if (subscription is not null)
        {
            Describe(calendar, subscription, events, language, domain);
        }

        foreach (
            var zone in events
                .Select(listed => listed.Event)
                .Where(@event => !@event.AllDay && @event.Zone != "UTC")
                .GroupBy(EventText.Zone))
        {
            if (zone.Key is { } known)
            {
                calendar.AddTimeZone(CalendarZone.Write(known, zone.Min(@event => @event.Start.Year), zone.Max(@event => @event.End.Year)));
            }
        }

        foreach (var (@event, edition) in events)
        {
            calendar.Events.Add(ToComponent(@event, edition, language, page(@event), domain));
        }

        return ContentLines.Encode(new CalendarSerializer(calendar).SerializeToString() ?? "");
    }

    private void Describe(
        Calendar calendar, Subscription subscription, IReadOnlyList<ListedEvent> events, string language, string domain)
    {
        var about = CalendarWords.In(language).Describe(site.Title);
        calendar.AddProperty("NAME", subscription.Name);
        calendar.AddProperty("X-WR-CALNAME", subscription.Name);
        calendar.AddProperty("DESCRIPTION", about);
        calendar.AddProperty("X-WR-CALDESC", about);
        calendar.AddProperty("UID", $"{Digest.Of(subscription.Source)[..26]}@{domain}");
        calendar.AddProperty("COLOR", Color);
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        calendar.Properties.Add(Property("REFRESH-INTERVAL", Refresh, "DURATION"));
        calendar.Properties.Add(Property("SOURCE", Address(subscription.Source), "URI"));
        calendar.AddProperty("URL", Address(subscription.Home));
        if (events.Count > 0)
        {
            calendar.AddProperty("LAST-MODIFIED", events.Max(Changed).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", null));
        }
    }

    private static CalendarEvent ToComponent(Event @event, EventEdition edition, string language, string page, string domain)
    {
        var changed = Moment(Changed(new ListedEvent(@event, edition)));
        var component = new CalendarEvent
        {
            Uid = $"{@event.Id}@{domain}",
            Summary = @event.Title,
            Start = Time(@event, @event.Start),
            End = Time(@event, @event.End),
            Location = string.Join(", ", new[] { @event.Venue, @event.Place }.Where(text => !string.IsNullOrEmpty(text)))
                is { Length: > 0 } place
                ? place
                : null,
            Description = Description(@event, edition, language, page),
            Url = new Uri(Address(page)),
            Status = @event.Status.ToString().ToUpperInvariant(),
            // An event of more than a day, such as a fair, does not make its visitors busy for the whole time.
            Transparency =
                @event.AllDay || @event.End - @event.Start > TimeSpan.FromDays(1)
                    ? TransparencyType.Transparent
                    : TransparencyType.Opaque,
            Sequence = @event.Sequence,
            Created = Moment(@event.Created ?? edition.Updated),
            LastModified = changed,
            DtStamp = changed,
            Categories = [.. edition.Tags],
        };
        if (@event is { Online: true, Url: not null } && Uri.TryCreate(@event.Url, UriKind.Absolute, out _))
        {
            component.Properties.Add(Property("CONFERENCE", Address(@event.Url), "URI"));
        }

        return component;
    }

    /// <summary>
    /// The description of an event: its sentence, its own address, and the address of its article. The article's address stands here too,
    /// because some programs do not show <c>URL</c>.
    /// </summary>
    private static string Description(Event @event, EventEdition edition, string language, string page)
    {
        var note = edition.Kind == EditionKind.Machine ? CalendarWords.In(language).MachineTranslation : null;
        return string.Join(
            "\n\n",
            new[] { @event.Sentence, @event.Url, note is null ? page : $"{page} ({note})" }.Where(part =>
                !string.IsNullOrEmpty(part)));
    }

    private static DateTimeOffset Changed(ListedEvent listed) => listed.Event.Changed ?? listed.Edition.Updated;

    private static CalDateTime Moment(DateTimeOffset time) => new(time.UtcDateTime, "UTC", hasTime: true);

    // Programs differ in what they take a time for that the clocks skip or show twice; in UTC it is the same for all.
    private static CalDateTime Time(Event @event, DateTime time) =>
        @event.AllDay ? new CalDateTime(DateOnly.FromDateTime(time))
        : EventText.Zone(@event) is not { } zone ? new CalDateTime(time, tzId: null, hasTime: true)
        : ClockChange.IsPlain(time, zone) ? new CalDateTime(time, zone.Id, hasTime: true)
        : Moment(zone.AtLeniently(LocalDateTime.FromDateTime(time)).ToDateTimeOffset());

    private static CalendarProperty Property(string name, string value, string type)
    {
        var property = new CalendarProperty(name, value);
        property.AddParameter("VALUE", type);
        return property;
    }

    // The library escapes commas and semicolons as in a text, but a URI must not be escaped so (RFC 5545, 3.3.13).
    private static string Address(string address) =>
        address
            .Replace(",", "%2C", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal);
}
