using Newsroom.Content;
using Newsroom.Events;

namespace Newsroom.Http.Events;

/// <summary>
/// A dated event. Times have the offset of their zone. For whole days, start and end are days, and <c>end</c> is the day after the last.
/// </summary>
internal sealed class EventResource(Event @event, string site, string language)
{
    public string Id => @event.Id;
    public string Article => @event.Article;
    public string Title => @event.Title;
    public string Start => EventText.Iso(@event, @event.Start);
    public string End => EventText.Iso(@event, @event.End);
    public bool AllDay => @event.AllDay;
    public EventPrecision Precision => @event.Precision;
    public string? Zone => @event.Zone;

    /// <summary>Whether the zone is that of the site (<c>Newsroom__TimeZone</c>), because the article's is unknown.</summary>
    public bool ZoneAssumed => @event.ZoneAssumed;

    /// <summary>When it takes place, as people write it in the language of the response.</summary>
    public string Display => EventDisplay.When(@event, language);

    public EventStatus Status => @event.Status;

    /// <summary>Increases when time, place, title or status change.</summary>
    public int Sequence => @event.Sequence;

    public DateTimeOffset? Updated => @event.Changed;
    public string? Place => @event.Place;
    public string? Venue => @event.Venue;
    public bool? Online => @event.Online;
    public IReadOnlyList<string>? Languages => @event.Languages;
    public string Url => @event.Url ?? Links.Page(site, @event.Article, language);

    /// <summary>Address of the event as a calendar file.</summary>
    public string Ics => Links.Event(site, @event.Id, language);

    public bool Stated => @event.Stated;
    public double Confidence => @event.Confidence;
    public string? Sentence => @event.Sentence;
}

/// <summary>A page of events, and the calendar of the same events.</summary>
internal sealed record EventListResource(IReadOnlyList<EventResource> Items, string? Next, string Calendar)
{
    /// <summary>The calendar's address for calendar programs to subscribe to.</summary>
    public string Webcal => Links.Webcal(Calendar);
}
