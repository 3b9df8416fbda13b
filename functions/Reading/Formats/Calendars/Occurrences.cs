using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Newsroom.Events;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>When the events of a calendar take place (RFC 5545, 3.8.5): once, or as often as their rules say within bounds.</summary>
internal static class Occurrences
{
    private const int Most = 100;
    private const int MostYears = 2;
    private const int MostInAll = 500;
    private const int LongestRule = 500;
    private const int MostTimesOfDay = 24;

    /// <summary>Rules that are followed; a rule that seldom fits takes milliseconds.</summary>
    private const int MostRules = 200;

    // A rule for 30 February would be tried for ever.
    private static readonly EvaluationOptions Limits = new() { MaxUnmatchedIncrementsLimit = 1_000 };

    public static IReadOnlyList<StatedEvent> Of(IReadOnlyList<CalendarEntry> entries, CalendarSource source, ICollection<string> warnings)
    {
        var events = new List<StatedEvent>();
        var rules = 0;
        foreach (var series in entries.GroupBy(entry => entry.Uid ?? entry.Name))
        {
            var changed = series.Where(entry => entry.Replaces is not null).DistinctBy(entry => Key(entry.Replaces!)).ToDictionary(entry => Key(entry.Replaces!));
            foreach (var (entry, start, end) in series.Where(entry => entry.Replaces is null).SelectMany(entry => Expand(entry, isFollowed: entry.Component.RecurrenceRule is null || ++rules <= MostRules, warnings)))
            {
                if (!changed.ContainsKey(Key(start)))
                {
                    events.Add(ToStated(entry, start, end, source));
                }
            }

            events.AddRange(changed.Values.Where(entry => !entry.IsCancelled).Select(entry => ToStated(entry, entry.Start, entry.End, source)));
        }

        if (rules > MostRules)
        {
            warnings.Add($"More than {MostRules} events of the calendar repeat; of the others only the first date is shown.");
        }

        if (events.Count > MostInAll)
        {
            warnings.Add($"The calendar has {events.Count:N0} dates; the first {MostInAll:N0} are shown.");
        }

        return [.. events.OrderBy(happening => happening.Start.Local).DistinctBy(happening => (happening.Title, happening.Start)).Take(MostInAll)];
    }

    private static List<(CalendarEntry Entry, CalDateTime Start, CalDateTime? End)> Expand(CalendarEntry entry, bool isFollowed, ICollection<string> warnings)
    {
        var component = entry.Component;
        if (!isFollowed || (component.RecurrenceRule is null && !component.RecurrenceDates.GetAllDates().Any() && !component.RecurrenceDates.GetAllPeriods().Any()))
        {
            return [(entry, entry.Start, entry.End)];
        }

        if (component.RecurrenceRule is { } rule && !IsUsual(rule))
        {
            warnings.Add($"The event {entry.Name} repeats more often than daily, or by a rule that is too long; only the first date is shown.");
            return [(entry, entry.Start, entry.End)];
        }

        return Follow(component, entry, warnings);
    }

    private static List<(CalendarEntry Entry, CalDateTime Start, CalDateTime? End)> Follow(CalendarEvent component, CalendarEntry entry, ICollection<string> warnings)
    {
        var occurrences = new List<(CalendarEntry, CalDateTime, CalDateTime?)>();
        var last = entry.Start.Value.AddYears(MostYears);
        try
        {
            foreach (var occurrence in component.GetOccurrences(options: Limits))
            {
                if (occurrences.Count == Most || occurrence.Period.StartTime.Value > last)
                {
                    warnings.Add($"The event {entry.Name} repeats further; the first {occurrences.Count:N0} dates are shown.");
                    break;
                }

                occurrences.Add((entry, occurrence.Period.StartTime, entry.End is null ? null : occurrence.Period.EffectiveEndTime));
            }
        }
        catch (Exception error) when (error is EvaluationException or ArgumentException or InvalidOperationException or OverflowException)
        {
            warnings.Add($"The rule by which the event {entry.Name} repeats can't be followed to its end; the first {Math.Max(1, occurrences.Count):N0} dates are shown.");
        }

        return occurrences.Count > 0 ? occurrences : [(entry, entry.Start, entry.End)];
    }

    private static bool IsUsual(RecurrenceRule rule) =>
        rule.Frequency is FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly
        && rule.ToString()?.Length <= LongestRule
        && Math.Max(1, rule.ByHour.Count) * Math.Max(1, rule.ByMinute.Count) * Math.Max(1, rule.BySecond.Count) <= MostTimesOfDay;

    private static StatedEvent ToStated(CalendarEntry entry, CalDateTime start, CalDateTime? end, CalendarSource source)
    {
        var location = entry.Location;
        return new StatedEvent(
            entry.Title,
            Time(start),
            end is null || Key(end) <= Key(start) ? null : start.HasTime ? Time(end, start) : new EventTime(end.Value.Date.AddDays(-1), AllDay: true, Offset: null),
            start.HasTime ? start is { IsFloating: false, IsUtc: false } ? start.TzId : location.Zone ?? source.Zone : null,
            location.Place,
            location.Venue,
            location.IsOnline ? true : null,
            entry.Url);
    }

    private static EventTime Time(CalDateTime time) => new(DateTime.SpecifyKind(time.Value, DateTimeKind.Unspecified), !time.HasTime, time.IsUtc ? TimeSpan.Zero : null);

    // An end in another zone than the start is told as the moment it is.
    private static EventTime Time(CalDateTime end, CalDateTime start) => end.TzId == start.TzId || end.IsFloating || start.IsFloating
        ? Time(end) with { AllDay = false }
        : new EventTime(DateTime.SpecifyKind(end.AsUtc, DateTimeKind.Unspecified), AllDay: false, TimeSpan.Zero);

    private static DateTime Key(CalDateTime time) => time.HasTime && !time.IsFloating ? time.AsUtc : DateTime.SpecifyKind(time.Value, DateTimeKind.Utc);
}
