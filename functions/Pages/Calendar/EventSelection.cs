using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Http;

namespace Newsroom.Pages.Calendar;

/// <summary>The events that a reader chose, by the filters of the API. A property that is null does not filter.</summary>
public sealed record EventSelection(string? Place, string? Organisation, string? Topic, bool? Online)
{
    internal const string PlaceParameter = "place";
    internal const string OrganisationParameter = "org";
    internal const string TopicParameter = "tag";
    internal const string OnlineParameter = "online";

    public static EventSelection Everything { get; } = new(Place: null, Organisation: null, Topic: null, Online: null);

    public bool IsEmpty => Place is null && Organisation is null && Topic is null && Online is null;

    /// <summary>As the query of an address; empty if nothing was chosen.</summary>
    public string Query => QueryString.Create(Parameters).ToUriComponent();

    /// <summary>What was chosen, for people, without whether it is online.</summary>
    public string Names => string.Join(", ", new[] { Place, Organisation, Topic }.OfType<string>());

    /// <summary>Feeds of all articles if something is chosen that feeds do not filter by: attendance, or the place of an event.</summary>
    public PageFeeds Feeds => Place is null && Online is null && !IsEmpty ? new(Names, Query) : new();

    /// <summary>What calendars show, and events of which the month alone is known.</summary>
    internal EventFilter Filter => new()
    {
        Place = Place,
        Organisation = Organisation,
        Tag = Topic,
        Online = Online,
        Confidence = CalendarWriter.MinConfidence,
        WithCancelled = true,
    };

    /// <summary>The selection in another language, which has other names for topics and organisations.</summary>
    internal EventSelection InOtherLanguage => this with { Organisation = null, Topic = null };

    /// <summary>The next events for lists that have room for a few: none that was cancelled.</summary>
    /// <param name="today">Events that ended before are left out.</param>
    internal EventFilter Next(DateOnly today) => Filter with { From = today, WithCancelled = false };

    private IEnumerable<KeyValuePair<string, string?>> Parameters =>
        new[]
        {
            KeyValuePair.Create(PlaceParameter, Place),
            KeyValuePair.Create(OrganisationParameter, Organisation),
            KeyValuePair.Create(TopicParameter, Topic),
            KeyValuePair.Create(OnlineParameter, Online switch { true => "true", false => "false", null => null }),
        }.Where(parameter => parameter.Value is not null);

    public static EventSelection Of(HttpRequest request) => new(
        request.Text(PlaceParameter),
        request.Text(OrganisationParameter),
        request.Text(TopicParameter),
        request.Text(OnlineParameter) is null ? null : request.Flag(OnlineParameter));
}
