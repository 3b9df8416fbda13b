using System.Runtime.Serialization;
using System.Text.RegularExpressions;
using Ical.Net;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>
/// Parses the events of a calendar. Each event is parsed by itself, so that an event with a syntax error does not affect the others.
/// </summary>
internal sealed partial class CalendarEntries(ICollection<string> warnings)
{
    private const int MaxWarnings = 20;

    /// <summary>The maximum number of parses to find invalid lines, for all events of the calendar together.</summary>
    private const int MaxTrials = 2_000;

    private int _warned;
    private int _trials;

    /// <summary>
    /// The events that are shown, and the cancelled events of series, which are needed to remove their dates. Empty if no event is shown.
    /// </summary>
    /// <param name="warnings">Receives the events that were left out, at most 20 warnings.</param>
    public static IReadOnlyList<CalendarEntry> Of(CalendarSource source, ICollection<string> warnings) =>
        new CalendarEntries(warnings).Read(source);

    private List<CalendarEntry> Read(CalendarSource source)
    {
        var shown = new List<CalendarEntry>();
        foreach (var entry in Latest(source.Events.Select(Parse).OfType<CalendarEntry>()))
        {
            var isShown = !entry.IsCancelled && !source.IsCancelled && !IsPrivate(entry);

            // The cancelled event of a series is needed, because it removes a date from the series.
            if (isShown || entry.Replaces is not null)
            {
                shown.Add(entry);
            }

            if (!isShown)
            {
                Warn(IsPrivate(entry) && !entry.IsCancelled
                    ? $"The event {entry.Name} was left out: the calendar calls it private."
                    : $"The event {entry.Name} was left out: it is cancelled.");
            }
        }

        return shown.TrueForAll(entry => entry.IsCancelled) ? [] : shown;
    }

    /// <summary>The entries without outdated versions: of each event, those with the highest SEQUENCE (RFC 5545, 3.8.7.4).</summary>
    private static IEnumerable<CalendarEntry> Latest(IEnumerable<CalendarEntry> entries) => entries
        .GroupBy(entry => (entry.Uid, Replaced: entry.Replaces?.ToString()))
        .SelectMany(versions => versions.Key.Uid is null ? versions
            : versions.Where(entry => entry.Sequence == versions.Max(version => version.Sequence)));

    private CalendarEntry? Parse(IReadOnlyList<string> lines)
    {
        var rule = lines.FirstOrDefault(line => line.StartsWith("RRULE", StringComparison.OrdinalIgnoreCase));
        if (rule is not null && !Frequency().IsMatch(rule))
        {
            var shown = TextLimits.Shorten(rule, 80);
            Warn($"The event '{Summary(lines)}' has a rule that can't be understood; only its first date is shown: {shown}");
            lines = [.. lines.Where(line => line != rule)];
        }

        var entry = TryParse(lines) ?? Repair(lines);
        if (entry is null)
        {
            Warn($"The event '{Summary(lines)}' was left out: it has no start, or can't be understood.");
        }

        return entry;
    }

    /// <summary>
    /// The event without the lines that the parser can't read. Null if its start, title or UID can't be read, or
    /// the limit of parses is reached.
    /// </summary>
    private CalendarEntry? Repair(IReadOnlyList<string> lines)
    {
        var essential = lines.Where(line => Essential().IsMatch(line)).ToList();
        if (_trials >= MaxTrials || TryParse(essential) is null)
        {
            return null;
        }

        var good = new List<string>(essential);
        foreach (var line in lines.Where(line => !Essential().IsMatch(line)))
        {
            if (++_trials < MaxTrials && TryParse([.. essential, line]) is not null)
            {
                good.Add(line);
            }
            else
            {
                Warn($"A line of the event '{Summary(lines)}' can't be understood and is ignored: {TextLimits.Shorten(line, 80)}");
            }
        }

        return TryParse(good);
    }

    private static CalendarEntry? TryParse(IReadOnlyList<string> lines)
    {
        var text = $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{string.Join("\r\n", lines)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        try
        {
            return Calendar.Load(text)?.Events.FirstOrDefault() is { Start: { Year: > 1900 and < 2200 } start } component
                && new CalendarEntry(component, start) is { End: null or { Year: < 2300 }, HasKnownZones: true } entry ? entry : null;
        }
        catch (Exception error) when (
            error is SerializationException or FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            return null;
        }
    }

    // A class that is not known is to be treated as private (RFC 5545, 3.8.1.3).
    private static bool IsPrivate(CalendarEntry entry) => entry.Component.Class?.Trim().ToUpperInvariant() is not (null or "" or "PUBLIC");

    private void Warn(string warning)
    {
        if (_warned++ < MaxWarnings)
        {
            warnings.Add(warning);
        }
    }

    private static string Summary(IReadOnlyList<string> lines) =>
        lines.FirstOrDefault(line => line.StartsWith("SUMMARY", StringComparison.OrdinalIgnoreCase)) is { } summary
            ? TextLimits.Shorten(summary[(summary.IndexOf(':', StringComparison.Ordinal) + 1)..], 100) : "without a title";

    [GeneratedRegex("[:;]FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|\\s*$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Frequency();

    [GeneratedRegex("^(?:DTSTART|SUMMARY|UID|RECURRENCE-ID)[:;]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Essential();
}
