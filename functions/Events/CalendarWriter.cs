using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Newsroom.Content;
using Newsroom.Settings;

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

        var times = new CalendarTimes();
        foreach (var zone in times.Zones(events.Select(listed => listed.Event)))
        {
            calendar.AddTimeZone(zone);
        }

        foreach (var (@event, edition) in events)
        {
            calendar.Events.Add(ToComponent(@event, edition, times, language, page(@event), domain));
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

    private static CalendarEvent ToComponent(
        Event @event, EventEdition edition, CalendarTimes times, string language, string page, string domain)
    {
        var (start, end) = times.Of(@event);
        var changed = Moment(Changed(new ListedEvent(@event, edition)));
        var component = new CalendarEvent
        {
            Uid = $"{@event.Id}@{domain}",
            Summary = CalendarTimes.IsWithoutZone(@event) ? $"{@event.Title} ({EventDisplay.Hours(@event, language)})" : @event.Title,
            Start = start,
            End = end,
            Location = string.Join(", ", new[] { @event.Venue, @event.Place }.Where(text => !string.IsNullOrEmpty(text)))
                is { Length: > 0 } place
                ? place
                : null,
            Description = Description(@event, edition, times, language, page),
            Url = new Uri(Address(page)),
            Status = @event.Status.ToString().ToUpperInvariant(),
            // An event of more than a day, such as a fair, does not make its visitors busy for the whole time.
            Transparency =
                CalendarTimes.IsWholeDays(@event) || @event.End - @event.Start > TimeSpan.FromDays(1)
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
    /// The description of an event: its hours where the file can't show them as they are, its sentence, its own address, and the address
    /// of its article. The article's address stands here too, because some programs do not show <c>URL</c>.
    /// </summary>
    private static string Description(Event @event, EventEdition edition, CalendarTimes times, string language, string page)
    {
        var words = CalendarWords.In(language);
        var when = EventDisplay.When(@event, language);
        var hours = CalendarTimes.IsWithoutZone(@event) ? $"{when} ({words.UnknownZone})"
            : @event.ZoneAssumed || times.IsLocalTimeLost(@event) ? when
            : null;
        return string.Join(
            "\n\n",
            new[]
            {
                hours, @event.Sentence, @event.Url, edition.Kind == EditionKind.Machine ? $"{page} ({words.MachineTranslation})" : page,
            }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static DateTimeOffset Changed(ListedEvent listed) => listed.Event.Changed ?? listed.Edition.Updated;

    private static CalDateTime Moment(DateTimeOffset time) => new(time.UtcDateTime, "UTC", hasTime: true);

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
