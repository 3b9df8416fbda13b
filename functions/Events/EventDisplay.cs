using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Places;
using NodaTime;

namespace Newsroom.Events;

/// <summary>
/// Writes the date and time of an event as people write them in a language: <c>mardi 25 juin 2024, 9 h – 17 h (heure de Rome)</c>,
/// <c>3–5 juin 2024</c>. Formats of dates and times come from the locale data (CLDR).
/// </summary>
public static partial class EventDisplay
{
    private const string Dash = " – ";

    /// <summary>The date and time of an event, with its time zone where that is known.</summary>
    public static string When(Event @event, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var last = @event.AllDay ? @event.End.AddDays(-1) : @event.End;
        return @event.Precision == EventPrecision.Month ? Months(@event.Start, last, culture)
            : @event.AllDay ? Days(@event.Start, last, culture)
            : $"{Times(@event, culture)}{Zone(@event, language)}";
    }

    /// <summary>The hours of an event alone: <c>9 h – 17 h</c>; without the last if it is on another day.</summary>
    public static string Hours(Event @event, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var first = Time(@event.Start, culture);
        return @event.End.Date == @event.Start.Date ? first + Dash + Time(@event.End, culture) : first;
    }

    /// <summary>The hour at which an event begins: <c>9 h</c>.</summary>
    public static string Begins(Event @event, string language) => Time(@event.Start, CultureInfo.GetCultureInfo(language));

    private static string Months(DateTime first, DateTime last, CultureInfo culture)
    {
        var (from, to) = (first.ToString("Y", culture), last.ToString("Y", culture));
        return from == to ? from : from + Dash + to;
    }

    private static string Days(DateTime first, DateTime last, CultureInfo culture)
    {
        var formats = culture.DateTimeFormat;
        var pattern = DateDisplay.DayPattern(culture);
        return first.Date == last.Date ? DateDisplay.Write(first, formats.LongDatePattern, culture)
            : (first.Year, first.Month) == (last.Year, last.Month)
            ? first.ToString(WithDays(pattern, first.Day == 1 ? DateDisplay.FirstDay(culture) : Number(first.Day), last.Day), culture)
            : DateDisplay.Write(first, first.Year == last.Year ? formats.MonthDayPattern : pattern, culture)
                + Dash + DateDisplay.Write(last, pattern, culture);
    }

    private static string Number(int day) => day.ToString(CultureInfo.InvariantCulture);

    /// <summary>A date pattern in which the day is replaced by two days: <c>d. MMMM</c> → <c>'3.–5.' MMMM</c>.</summary>
    private static string WithDays(string pattern, string first, int last) =>
        Day()
            .Replace(pattern, match =>
                match.Groups["dot"] is { Success: true } dot
                    ? string.Create(CultureInfo.InvariantCulture, $"'{first}{dot}–{last}{dot}'")
                    : match.Value);

    private static string Times(Event @event, CultureInfo culture)
    {
        var (start, end) = (@event.Start, @event.End);
        return At(start) + Dash + (start.Date == end.Date ? Time(end, culture) : At(end));

        string At(DateTime time) =>
            $"{DateDisplay.Write(time, culture.DateTimeFormat.LongDatePattern, culture)}{Comma(culture)} {Time(time, culture)}";
    }

    private static char Comma(CultureInfo culture) => culture.TwoLetterISOLanguageName is "ar" or "fa" or "ur" ? '،' : ',';

    // French prose writes "9 h", not "09:00". No line breaks within it.
    private static string Time(DateTime time, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "fr"
            ? time.ToString(time.Minute == 0 ? "H'\u00a0h'" : "H'\u00a0h\u00a0'mm", culture)
            : time.ToString("t", culture);

    private static string Zone(Event @event, string language)
    {
        if (EventText.Zone(@event) is not { } zone)
        {
            return "";
        }

        if (@event.ZoneAssumed)
        {
            return $" ({Offset(@event, zone)}{Assumed(language)})";
        }

        var city = City(@event, zone, language);
        return city is null ? $" ({Offset(@event, zone)})" : language switch
        {
            "fr" => $" (heure {OfFrench(city)})",
            "en" => $" ({city} time)",
            "es" => $" (hora de {city})",
            "it" => $" (ora di {city})",
            "pt" => $" (hora de {city})",
            "de" => $" (Ortszeit {city})",
            _ => $" ({Offset(@event, zone)})",
        };
    }

    private static string Assumed(string language) => language switch
    {
        "fr" => ", fuseau horaire supposé",
        "en" => ", time zone assumed",
        "es" => ", zona horaria supuesta",
        "it" => ", fuso orario presunto",
        "pt" => ", fuso horário presumido",
        "de" => ", angenommene Zeitzone",
        _ => "?",
    };

    /// <summary>
    /// The city of the event if it lies in the zone of the event's times, else null. English uses the city's English name; other languages
    /// use the name that the article uses.
    /// </summary>
    private static string? City(Event @event, DateTimeZone zone, string language) =>
        @event.Place?.Split(',')[0].Trim() is { Length: > 0 } name
        && Gazetteer.Lookup(name) is { Kind: PlaceKind.City } city
        && city.Zone == zone.Id
            ? language == "en"
                ? city.Name
                : name
            : null;

    private static string OfFrench(string city) =>
        city.StartsWith("Le ", StringComparison.Ordinal) ? $"du {city[3..]}"
        : "aeiouyàâéèêëîïôûœæ".Contains(char.ToLowerInvariant(city[0]), StringComparison.Ordinal) ? $"d’{city}"
        : $"de {city}";

    private static string Offset(Event @event, DateTimeZone zone)
    {
        var offset = zone.AtLeniently(LocalDateTime.FromDateTime(@event.Start)).Offset;
        return offset == NodaTime.Offset.Zero
            ? "UTC"
            : $"UTC{offset.ToString(offset.Seconds % 3600 == 0 ? "+H" : "+H:mm", CultureInfo.InvariantCulture)}";
    }

    // Text in quotation marks is literal, not a part of the date; it is matched first to skip it.
    [GeneratedRegex(@"'[^']*'|(?<!d)d{1,2}(?!d)(?<dot>\.?)", RegexOptions.None, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Day();
}
