using System.Globalization;
using System.Text.Json.Nodes;
using Newsroom.Content;
using Newsroom.Events;
using NodaTime;

namespace Newsroom.Pages.StructuredData;

/// <summary>An event, in the vocabulary of schema.org.</summary>
internal static class EventData
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Null for an event that search engines refuse: one without a day, or of which neither place nor address is known.</summary>
    public static JsonObject? Of(PageContext context, Event item, Edition edition)
    {
        if (item.Precision != EventPrecision.Day || Location(context, item, edition) is not { } location)
        {
            return null;
        }

        var data = new JsonObject
        {
            ["@context"] = SiteData.Vocabulary,
            ["@type"] = "Event",
            ["name"] = item.Title,
            ["startDate"] = When(item, item.Start),
            ["endDate"] = When(item, item.AllDay ? item.End.AddDays(-1) : item.End),
            ["eventStatus"] = $"{SiteData.Vocabulary}/{(item.Status == EventStatus.Cancelled ? "EventCancelled" : "EventScheduled")}",
            ["eventAttendanceMode"] = $"{SiteData.Vocabulary}/{AttendanceMode(item)}",
            ["location"] = location,
        };
        ArticleData.Add(data, "description", item.Sentence);
        ArticleData.Add(data, "url", Links.Page(context.Address, edition.Article, edition.Language));
        return data;
    }

    private static string AttendanceMode(Event item) => item.Online != true ? "OfflineEventAttendanceMode"
        : item.Place is null && item.Venue is null ? "OnlineEventAttendanceMode" : "MixedEventAttendanceMode";

    private static JsonNode? Location(PageContext context, Event item, Edition edition)
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
            ["url"] = item.Url ?? Links.Page(context.Address, edition.Article, edition.Language),
        };
        return (place, online) switch
        {
            (not null, not null) => new JsonArray(place, online),
            _ => place ?? online,
        };
    }

    /// <summary>A day, or a local time with its distance from UTC; without one if the zone is unknown.</summary>
    private static string When(Event item, DateTime time)
    {
        if (item.AllDay)
        {
            return time.ToString(Day, CultureInfo.InvariantCulture);
        }

        var local = time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return EventText.Zone(item) is not { } zone ? local
            : local + zone.AtLeniently(LocalDateTime.FromDateTime(time)).Offset.ToString("+HH:mm", CultureInfo.InvariantCulture);
    }
}
