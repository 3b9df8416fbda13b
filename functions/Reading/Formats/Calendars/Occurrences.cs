using Ical.Net.DataTypes;
using Newsroom.Events;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>Expands the events of a calendar to their dates.</summary>
internal static class Occurrences
{
    private const int MaxInAll = 500;

    /// <summary>The dates of all events, at most 500.</summary>
    /// <param name="entries">The events.</param>
    /// <param name="source">The calendar.</param>
    /// <param name="now">Recurring events are expanded in a window around this time.</param>
    /// <param name="warnings">Receives the events that are not shown in full.</param>
    /// <returns>The dates that are shown, and whether events recur after them.</returns>
    public static (IReadOnlyList<StatedEvent> Shown, bool GoesOn) Of(
        IReadOnlyList<CalendarEntry> entries, CalendarSource source, DateTimeOffset now, ICollection<string> warnings)
    {
        var recurrence = new Recurrence(now, source.Zone, warnings);
        var events = new List<StatedEvent>();
        foreach (var series in entries.GroupBy(entry => entry.Uid ?? entry.Name))
        {
            var changes = new SeriesChanges(series, source.Zone);
            var dates = series.Where(entry => entry.Replaces is null).SelectMany(recurrence.Expand)
                .Select(changes.Apply).OfType<Occurrence>();
            var replacements = changes.Single.Where(entry => !entry.IsCancelled).Select(entry => new Occurrence(entry));
            events.AddRange(dates.Concat(replacements).Select(occurrence => ToStated(occurrence, source)));
        }

        if (recurrence.HasTooManyRules)
        {
            warnings.Add(Recurrence.TooManyRules);
        }

        if (events.Count > MaxInAll)
        {
            warnings.Add($"The calendar has {events.Count:N0} dates; {MaxInAll:N0} are shown.");
        }

        var shown = events.OrderBy(stated => stated.Start.Local).DistinctBy(stated => (stated.Title, stated.Start)).Take(MaxInAll);
        return ([.. shown], recurrence.GoesOn);
    }

    private static StatedEvent ToStated(Occurrence occurrence, CalendarSource source)
    {
        var (entry, start, end) = occurrence;
        var location = entry.Location;
        return new StatedEvent(
            entry.Title,
            Time(start),
            end is null || Occurrence.Instant(end) <= Occurrence.Instant(start) ? null
                : start.HasTime ? Time(end, start)
                : new EventTime(end.Value.Date.AddDays(-1), AllDay: true, Offset: null),
            start.HasTime ? start is { IsFloating: false, IsUtc: false } ? start.TzId : location.Zone ?? source.Zone : null,
            location.Place,
            location.Venue,
            location.IsOnline ? true : null,
            entry.Url);
    }

    private static EventTime Time(CalDateTime time) =>
        new(DateTime.SpecifyKind(time.Value, DateTimeKind.Unspecified), !time.HasTime, time.IsUtc ? TimeSpan.Zero : null);

    // If the end is in another zone than the start, it is given in UTC.
    private static EventTime Time(CalDateTime end, CalDateTime start) => end.TzId == start.TzId || end.IsFloating || start.IsFloating
        ? Time(end) with { AllDay = false }
        : new EventTime(DateTime.SpecifyKind(end.AsUtc, DateTimeKind.Unspecified), AllDay: false, TimeSpan.Zero);
}
