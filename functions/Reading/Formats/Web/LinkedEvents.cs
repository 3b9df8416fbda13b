using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Newsroom.Events;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// Events that a page gives to machines (schema.org) beside its article. Only those that the article names are its own: calendars in the
/// margin are described in the same way.
/// </summary>
internal static partial class LinkedEvents
{
    private const int MaxEvents = 20;
    private const int MaxNameLength = 300;

    /// <param name="objects">The objects of the page's JSON-LD.</param>
    /// <param name="article">Headline and text of the article.</param>
    public static IReadOnlyList<StatedEvent> Read(IEnumerable<JsonElement> objects, string article)
    {
        var text = Even(article);
        return [.. objects.Where(IsEvent).Select(item => ReadOne(item, text)).OfType<StatedEvent>()
            .DistinctBy(@event => (@event.Title, @event.Start)).Take(MaxEvents)];
    }

    private static bool IsEvent(JsonElement item) =>
        LinkedData.Types(item).Any(type => type.EndsWith("Event", StringComparison.Ordinal))
        && !LinkedData.Names(item, "eventStatus").Any(status => status.EndsWith("EventCancelled", StringComparison.Ordinal));

    private static StatedEvent? ReadOne(JsonElement item, string article)
    {
        var name = LinkedData.Names(item, "name").FirstOrDefault();
        if (name is not { Length: > 3 and <= MaxNameLength } || !article.Contains(Even(name), StringComparison.Ordinal)
            || Time(item, "startDate") is not { } start)
        {
            return null;
        }

        var end = Time(item, "endDate");
        var place = Inner(item, "location");
        var address = Inner(place, "address");
        var venue = LinkedData.Names(place, "name").FirstOrDefault();
        var town = LinkedData.Names(address, "addressLocality").Concat(LinkedData.Names(place, "addressLocality")).FirstOrDefault();
        return new StatedEvent(
            name,
            start,
            end?.AllDay == start.AllDay && end?.Local >= start.Local ? end : null,
            Zone: null,
            town,
            venue == town ? null : venue,
            LinkedData.Names(item, "eventAttendanceMode").Any(mode => mode.EndsWith("OnlineEventAttendanceMode", StringComparison.Ordinal))
                || LinkedData.Types(place).Contains("VirtualLocation") ? true : null,
            StatedText.WebAddress(LinkedData.Names(item, "url").FirstOrDefault()));
    }

    private static JsonElement Inner(JsonElement item, string property)
    {
        var value = item.ValueKind == JsonValueKind.Object && item.TryGetProperty(property, out var found) ? found : default;
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : value;
    }

    private static EventTime? Time(JsonElement item, string property) =>
        LinkedData.Names(item, property).FirstOrDefault() is { Length: <= 40 } text
            ? EventTime.Parse(Offset().Replace(Fraction().Replace(text, ""), "${hours}:${minutes}")) : null;

    private static string Even(string text) =>
        string.Join(' ', Word().Matches(text).Select(word => word.Value)).ToUpper(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\.[0-9]{1,7}(?=Z|[+-]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex("(?<=:[0-9]{2})(?<hours>[+-][0-9]{2})(?<minutes>[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
