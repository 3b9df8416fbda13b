using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Newsroom.Tests.Events;

/// <summary>An event as Outlook places it.</summary>
/// <param name="IsInUtc">Whether the file has its times in UTC rather than in a zone.</param>
public sealed record OutlookEvent(string Uid, string Title, bool IsAllDay, DateTime Start, DateTime End, bool IsInUtc);

/// <summary>
/// Reads a calendar as Outlook does, by [MS-OXCICAL] 2.1.3.1.1.19 and 2.1.3.1.1.20: of a VTIMEZONE one STANDARD and one DAYLIGHT, each
/// with a yearly rule. What the document leaves to the program (several components, RDATE, floating times) fails the test.
/// </summary>
internal static partial class OutlookReader
{
    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>The events, with their times in UTC; whole days as days.</summary>
    public static IReadOnlyList<OutlookEvent> Read(string calendar)
    {
        var text = calendar.Replace("\r\n ", "", StringComparison.Ordinal);
        var zones = Components(text, "VTIMEZONE").ToDictionary(zone => Values(zone, "TZID").Single().Value, ReadZone);
        return [.. Components(text, "VEVENT").Select(component => ReadEvent(component, zones))];
    }

    private static OutlookEvent ReadEvent(string component, Dictionary<string, Zone> zones)
    {
        var (start, end) = (Values(component, "DTSTART").Single(), Values(component, "DTEND").Single());
        return new OutlookEvent(
            Values(component, "UID").Single().Value,
            Values(component, "SUMMARY").Single().Value,
            start.Parameters.Contains("VALUE=DATE", StringComparison.Ordinal),
            ReadTime(start, zones),
            ReadTime(end, zones),
            start.Value.EndsWith('Z'));
    }

    private static DateTime ReadTime((string Parameters, string Value) time, Dictionary<string, Zone> zones)
    {
        if (time.Parameters == ";VALUE=DATE")
        {
            return DateTime.ParseExact(time.Value, "yyyyMMdd", CultureInfo.InvariantCulture);
        }

        if (time.Value.EndsWith('Z'))
        {
            return Local(time.Value.TrimEnd('Z'));
        }

        Assert.True(
            time.Parameters.StartsWith(";TZID=", StringComparison.Ordinal),
            $"Outlook supports floating time for all-day events only: {time}");
        return zones[time.Parameters[";TZID=".Length..]].ToUtc(Local(time.Value));
    }

    private static Zone ReadZone(string component)
    {
        Assert.Empty(Values(component, "RDATE"));
        var standard = Assert.Single(Components(component, "STANDARD"));
        var daylight = Components(component, "DAYLIGHT").ToList();
        Assert.InRange(daylight.Count, 0, 1);
        if (daylight.Count == 0)
        {
            Assert.Empty(Values(standard, "RRULE"));
            return new Zone(OffsetTo(standard), default, null, null);
        }

        return new Zone(OffsetTo(standard), OffsetTo(daylight[0]), ReadRule(standard), ReadRule(daylight[0]));
    }

    private static Transition ReadRule(string component)
    {
        var rule = Values(component, "RRULE").Single().Value.Split(';')
            .Select(part => part.Split('='))
            .ToDictionary(part => part[0], part => part[1]);
        Assert.Equal(["BYDAY", "BYMONTH", "FREQ"], rule.Keys.Order());
        Assert.Equal("YEARLY", rule["FREQ"]);
        var day = Day().Match(rule["BYDAY"]);
        Assert.True(day.Success, rule["BYDAY"]);
        var start = Local(Values(component, "DTSTART").Single().Value);
        var transition = new Transition(
            int.Parse(rule["BYMONTH"], CultureInfo.InvariantCulture),
            Array.IndexOf(Weekdays, day.Groups[2].Value),
            day.Groups[1].Value == "-1" ? 5 : int.Parse(day.Groups[1].Value, CultureInfo.InvariantCulture),
            start.TimeOfDay);
        // Some programs leave out the first year if its day does not follow the rule.
        Assert.Equal(start, transition.In(start.Year));
        return transition;
    }

    private static TimeSpan OffsetTo(string component)
    {
        var text = Values(component, "TZOFFSETTO").Single().Value;
        var offset = TimeSpan.ParseExact(text[1..], text.Length == 5 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
        return text[0] == '-' ? -offset : offset;
    }

    private static DateTime Local(string text) => DateTime.ParseExact(text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Components(string text, string name) =>
        Regex.Matches(text, $"BEGIN:{name}\r\n(.*?)END:{name}\r\n", RegexOptions.Singleline).Select(match => match.Groups[1].Value);

    private static IEnumerable<(string Parameters, string Value)> Values(string component, string name) =>
        Regex.Matches(component, $"^{name}(;[^:\r\n]*)?:([^\r\n]*)\r$", RegexOptions.Multiline)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex("^(-1|[1-4])(SU|MO|TU|WE|TH|FR|SA)$")]
    private static partial Regex Day();

    /// <summary>A SYSTEMTIME of a rule: the fifth week is the last.</summary>
    private sealed record Transition(int Month, int DayOfWeek, int Week, TimeSpan Time)
    {
        public DateTime In(int year)
        {
            var days = Enumerable.Range(1, DateTime.DaysInMonth(year, Month))
                .Select(day => new DateTime(year, Month, day))
                .Where(day => (int)day.DayOfWeek == DayOfWeek)
                .ToList();
            return days[Math.Min(Week, days.Count) - 1] + Time;
        }
    }

    /// <summary>PidLidTimeZoneStruct.</summary>
    private sealed record Zone(TimeSpan Standard, TimeSpan Daylight, Transition? ToStandard, Transition? ToDaylight)
    {
        public DateTime ToUtc(DateTime local)
        {
            if (ToStandard is null || ToDaylight is null)
            {
                return local - Standard;
            }

            var (summer, winter) = (ToDaylight.In(local.Year), ToStandard.In(local.Year));
            var isDaylight = summer < winter ? local >= summer && local < winter : local >= summer || local < winter;
            return local - (isDaylight ? Daylight : Standard);
        }
    }
}
