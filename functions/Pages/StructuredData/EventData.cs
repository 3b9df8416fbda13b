using System.Text.Json.Nodes;
using Newsroom.Content;
using Newsroom.Events;

namespace Newsroom.Pages.StructuredData;

/// <summary>An event, in the vocabulary of schema.org.</summary>
internal static class EventData
{
    /// <param name="context">The context of the page.</param>
    /// <param name="item">The event.</param>
    /// <param name="language">The language of the article that announces it.</param>
    /// <returns>Null for an event that search engines refuse: one without a day, or of which neither place nor address is known.</returns>
    public static JsonObject? Of(PageContext context, Event item, string language)
    {
        var page = Links.Page(context.Address, item.Article, language);
        if (item.Precision != EventPrecision.Day || Location(item, page) is not { } location)
        {
            return null;
        }

        var data = new JsonObject
        {
            ["@context"] = SiteData.Vocabulary,
            ["@type"] = "Event",
            ["name"] = item.Title,
            ["startDate"] = EventText.Iso(item, item.Start),
            ["endDate"] = EventText.Iso(item, item.AllDay ? item.End.AddDays(-1) : item.End),
            ["eventStatus"] = $"{SiteData.Vocabulary}/{(item.Status == EventStatus.Cancelled ? "EventCancelled" : "EventScheduled")}",
            ["eventAttendanceMode"] = $"{SiteData.Vocabulary}/{AttendanceMode(item)}",
            ["location"] = location,
            ["url"] = page,
        };
        if (item.Sentence is not null)
        {
            data["description"] = item.Sentence;
        }

        return data;
    }

    private static string AttendanceMode(Event item) => item.Online != true ? "OfflineEventAttendanceMode"
        : item.Place is null && item.Venue is null ? "OnlineEventAttendanceMode" : "MixedEventAttendanceMode";

    private static JsonNode? Location(Event item, string page)
    {
        JsonObject? place = item.Place is null && item.Venue is null ? null : new()
        {
            ["@type"] = "Place",
            ["name"] = item.Venue ?? item.Place,
            ["address"] = item.Place ?? item.Venue,
        };
        JsonObject? online = item.Online != true ? null : new()
        {
            ["@type"] = "VirtualLocation",
            ["url"] = item.Url ?? page,
        };
        return (place, online) switch
        {
            (not null, not null) => new JsonArray(place, online),
            _ => place ?? online,
        };
    }
}
