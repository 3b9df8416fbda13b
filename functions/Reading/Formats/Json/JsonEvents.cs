using System.Globalization;
using Newsroom.Content;
using Newsroom.Events;
using NodaTime;

namespace Newsroom.Reading.Formats.Json;

/// <summary>The field <c>events</c>. As in the answers of the API, the <c>end</c> of whole days is the day after the last.</summary>
internal static class JsonEvents
{
    private const int MaxNameLength = 300;

    public static IReadOnlyList<StatedEvent> Read(JsonFields article) =>
        [.. article.Items("events").Select(item => item.Fields).OfType<JsonFields>().Select(ReadOne).OfType<StatedEvent>()];

    private static StatedEvent? ReadOne(JsonFields fields)
    {
        var isMonth = string.Equals(fields.Line("precision"), "month", StringComparison.OrdinalIgnoreCase);
        Func<string?, EventTime?> parse = isMonth ? Month : EventTime.Parse;
        var start = fields.Read("start", parse, "a start such as 2026-03-31 or 2026-03-31T14:30");
        if (start is null)
        {
            fields.Warn("start", "the event needs one");
            return null;
        }

        var end = fields.Read("end", parse, "an end such as 2026-04-01 or 2026-03-31T16:30");
        if (fields.Flag("allDay") is true)
        {
            (start, end) = (Day(start), end is null ? null : Day(end));
        }

        return new StatedEvent(
            Name(fields, "title"),
            start,
            start.AllDay ? LastDay(start, end, isMonth) : end,
            fields.Read("zone", text => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text!)?.Id, "a time zone such as Europe/Paris"),
            Name(fields, "place"),
            Name(fields, "venue"),
            fields.Flag("online") is true ? true : null,
            fields.Read("url", StatedText.WebAddress, "the address of a page, such as https://example.org/agenda"))
        {
            Languages = fields.List("languages").Select(LanguageCode.Normalise).OfType<string>().Distinct().ToList()
                is { Count: > 0 } languages
                ? languages
                : null,
            Precision = isMonth ? EventPrecision.Month : EventPrecision.Day,
        };
    }

    private static EventTime? LastDay(EventTime start, EventTime? end, bool isMonth)
    {
        var after =
            end is { AllDay: true } && end.Local > start.Local ? end.Local
            : isMonth ? start.Local.AddMonths(1)
            : start.Local.AddDays(1);
        return end is { AllDay: false } ? end : new EventTime(after.AddDays(-1), AllDay: true, Offset: null);
    }

    private static EventTime? Month(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year is > 1900 and < 2200
            ? new EventTime(month, AllDay: true, Offset: null)
            : EventTime.Parse(text) is { } time ? Day(time) : null;

    private static EventTime Day(EventTime time) => new(time.Local.Date, AllDay: true, Offset: null);

    private static string? Name(JsonFields fields, string name) =>
        fields.Line(name) is { } text ? TextLimits.Shorten(text, MaxNameLength) : null;
}
