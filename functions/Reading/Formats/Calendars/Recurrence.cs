using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>
/// Expands the recurrence rule of an event (RFC 5545, 3.8.5) to dates in a window around now. All work is limited: a rule can be
/// written that takes unlimited time.
/// </summary>
/// <param name="now">The current time.</param>
/// <param name="zone">The IANA time zone of the calendar.</param>
/// <param name="warnings">Receives the events that are not expanded in full.</param>
internal sealed class Recurrence(DateTimeOffset now, string? zone, ICollection<string> warnings)
{
    /// <summary>The maximum number of future dates of one event.</summary>
    private const int MaxDates = 100;

    private const int DaysBefore = 31;
    private const int YearsAfter = 2;
    private const int MaxRuleLength = 500;
    private const int MaxTimesOfDay = 24;

    /// <summary>The maximum number of rules that are evaluated. A rule that rarely matches takes milliseconds.</summary>
    private const int MaxRules = 200;

    /// <summary>The maximum number of dates between the starts of all series and the window. Each takes microseconds.</summary>
    private const int MaxSteps = 200_000;

    // Without a limit, the evaluation of a rule for 30 February would never end.
    private static readonly EvaluationOptions Limits = new() { MaxUnmatchedIncrementsLimit = 1_000 };

    private int _rules;
    private double _steps;

    /// <summary>Whether an event recurs after the dates that are shown.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>Whether some rules were not evaluated because there are too many.</summary>
    public bool HasTooManyRules => _rules > MaxRules;

    public static string TooManyRules => $"More than {MaxRules} events of the calendar repeat; only the first date of the others is shown.";

    /// <summary>The dates of an event, at least one. Without a recurrence, or if the rule exceeds a limit, only the first date.</summary>
    public IReadOnlyList<Occurrence> Expand(CalendarEntry entry)
    {
        var component = entry.Component;
        var rule = component.RecurrenceRule;
        if (rule is null && !component.RecurrenceDates.GetAllDates().Any() && !component.RecurrenceDates.GetAllPeriods().Any())
        {
            return [new Occurrence(entry)];
        }

        if (rule is not null && ++_rules > MaxRules)
        {
            return [new Occurrence(entry)];
        }

        if (rule is not null && !IsUsual(rule))
        {
            warnings.Add(
                $"The event {entry.Name} repeats more often than daily, or by a rule that is too long; only the first date is shown.");
            return [new Occurrence(entry)];
        }

        if (rule is not null && (_steps += CountDatesBefore(entry, rule)) > MaxSteps)
        {
            warnings.Add($"The event {entry.Name} has recurred too often since its first date; only the first date is shown.");
            return [new Occurrence(entry)];
        }

        return Evaluate(entry);
    }

    private static bool IsUsual(RecurrenceRule rule) =>
        rule.Frequency is FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly
        && rule.ToString()?.Length <= MaxRuleLength
        && Math.Max(1, rule.ByHour.Count) * Math.Max(1, rule.ByMinute.Count) * Math.Max(1, rule.BySecond.Count) <= MaxTimesOfDay;

    private double CountDatesBefore(CalendarEntry entry, RecurrenceRule rule)
    {
        var days = rule.Frequency switch { FrequencyType.Daily => 1, FrequencyType.Weekly => 7, FrequencyType.Monthly => 30, _ => 365 };
        return Math.Max(0, (now.UtcDateTime - entry.Start.Value).TotalDays / days / Math.Max(1, rule.Interval));
    }

    /// <summary>The dates in the window. If the series ended before the window, its first dates.</summary>
    private List<Occurrence> Evaluate(CalendarEntry entry)
    {
        if (entry.Component.RecurrenceRule is { Until: { } until } rule)
        {
            rule.Until = UntilAs(until, entry.Start);
        }

        var before = now.UtcDateTime.AddDays(-DaysBefore);
        var occurrences = entry.Start.Value < before ? Evaluate(entry, Like(before, entry.Start)) : [];
        occurrences = occurrences.Count > 0 ? occurrences : Evaluate(entry, from: null);
        return occurrences.Count > 0 ? occurrences : [new Occurrence(entry)];
    }

    private List<Occurrence> Evaluate(CalendarEntry entry, CalDateTime? from)
    {
        var occurrences = new List<Occurrence>();
        var excluded = entry.Component.ExceptionDates.GetAllDates().Where(date => date.HasTime != entry.Start.HasTime)
            .Select(date => Occurrence.Day(date, zone)).ToHashSet();
        var last = (entry.Start.Value > now.UtcDateTime ? entry.Start.Value : now.UtcDateTime).AddYears(YearsAfter);
        var counted = 0;
        try
        {
            foreach (var period in entry.Component.GetOccurrences(from, Limits).Select(occurrence => occurrence.Period))
            {
                if (counted == MaxDates || period.StartTime.Value > last)
                {
                    GoesOn = true;
                    warnings.Add($"The event {entry.Name} repeats further; {occurrences.Count:N0} dates are shown.");
                    break;
                }

                // An RDATE may have an unknown zone. In that case, the library throws an exception when the UTC time is calculated.
                if (!excluded.Contains(DateOnly.FromDateTime(period.StartTime.Value))
                    && Occurrence.Instant(period.StartTime) > DateTime.MinValue)
                {
                    var end = entry.End is null ? null : period.EffectiveEndTime;
                    var isKnown = end is not null && Occurrence.Instant(end) > DateTime.MinValue;
                    occurrences.Add(new Occurrence(entry, period.StartTime, isKnown ? end : null));
                    counted += from is null || period.StartTime.Value >= now.UtcDateTime ? 1 : 0;
                }
            }
        }
        catch (Exception error) when (error is EvaluationException or ArgumentException or InvalidOperationException or OverflowException)
        {
            var shown = Math.Max(1, occurrences.Count);
            warnings.Add($"The rule by which the event {entry.Name} repeats can't be evaluated to its end; {shown:N0} dates are shown.");
        }

        return occurrences;
    }

    /// <summary>
    /// UNTIL in the type of the event's start (RFC 5545, 3.3.10). Programs mix the types. A day as the end of a series with times includes
    /// the events on that day. A time as the end of a series of whole days means its day.
    /// </summary>
    private CalDateTime UntilAs(CalDateTime until, CalDateTime start)
    {
        if (start.HasTime == until.HasTime)
        {
            return until;
        }

        var day = Occurrence.Day(until, zone);
        if (!start.HasTime)
        {
            return new CalDateTime(day);
        }

        var end = day.ToDateTime(new TimeOnly(23, 59, 59));
        return start.IsFloating ? new CalDateTime(end, tzId: null) : new CalDateTime(end, start.TzId).ToTimeZone(CalDateTime.UtcTzId);
    }

    private static CalDateTime Like(DateTime time, CalDateTime start) =>
        !start.HasTime ? new CalDateTime(DateOnly.FromDateTime(time))
        : start.IsFloating ? new CalDateTime(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), tzId: null)
        : new CalDateTime(DateTime.SpecifyKind(time, DateTimeKind.Utc), CalDateTime.UtcTzId);
}
