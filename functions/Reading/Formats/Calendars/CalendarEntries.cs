using Newsroom.Content;
using System.Runtime.Serialization;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>The events of a calendar that are shown. Each is parsed for itself: one that is broken must not take the others with it.</summary>
internal static class CalendarEntries
{
    private const int MostWarnings = 20;

    public static IReadOnlyList<CalendarEntry> Of(CalendarSource source, ICollection<string> warnings)
    {
        var entries = new List<CalendarEntry>();
        var told = 0;
        foreach (var lines in source.Events)
        {
            var entry = Parse(lines);
            if (entry is not null && !entry.IsCancelled && !source.IsCancelled && !IsPrivate(entry))
            {
                entries.Add(entry);
                continue;
            }

            // A single one of a series is left out of that.
            if (entry?.Replaces is not null)
            {
                entries.Add(entry);
            }

            if (told++ < MostWarnings)
            {
                warnings.Add(Why(entry, lines));
            }
        }

        return entries.TrueForAll(entry => entry.IsCancelled) ? [] : entries;
    }

    private static CalendarEntry? Parse(IReadOnlyList<string> lines)
    {
        var text = $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{string.Join("\r\n", lines)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        try
        {
            return Calendar.Load(text)?.Events.FirstOrDefault() is { Start: { Year: > 1900 and < 2200 } start } component ? new CalendarEntry(component, start) : null;
        }
        catch (Exception error) when (error is SerializationException or FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsPrivate(CalendarEntry entry) => entry.Component.Class?.ToUpperInvariant() is "PRIVATE" or "CONFIDENTIAL";

    private static string Why(CalendarEntry? entry, IReadOnlyList<string> lines) =>
        entry is null ? $"The event '{Summary(lines)}' was left out: it has no start, or can't be understood."
        : IsPrivate(entry) && !entry.IsCancelled ? $"The event {entry.Name} was left out: the calendar calls it private."
        : $"The event {entry.Name} was left out: it is cancelled.";

    private static string Summary(IReadOnlyList<string> lines) =>
        lines.FirstOrDefault(line => line.StartsWith("SUMMARY", StringComparison.OrdinalIgnoreCase)) is { } summary
            ? TextLimits.Shorten(summary[(summary.IndexOf(':', StringComparison.Ordinal) + 1)..], 100) : "without a title";
}
