using Ical.Net.DataTypes;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>
/// Applies the changed events of a series (RFC 5545, 3.8.4.4): those that replace one date, and those that replace all
/// dates from one on. In a series of whole days, some programs write a time in RECURRENCE-ID, and in a series with times a
/// day. Such values are compared by day.
/// </summary>
internal sealed class SeriesChanges
{
    private readonly string? _zone;
    private readonly Dictionary<DateTime, CalendarEntry> _byInstant = [];
    private readonly Dictionary<DateOnly, CalendarEntry> _byDay = [];
    private readonly Dictionary<DateOnly, CalendarEntry> _byWholeDay = [];
    private readonly List<CalendarEntry> _later;

    /// <summary>Collects the changed events of a series.</summary>
    /// <param name="entries">The entries with the UID of the series.</param>
    /// <param name="zone">The IANA time zone of the calendar, to convert times in UTC to days.</param>
    public SeriesChanges(IEnumerable<CalendarEntry> entries, string? zone)
    {
        _zone = zone;
        var changes = entries.Where(entry => entry.Replaces is not null).ToList();
        _later = [.. changes.Where(entry => entry.ReplacesLater).OrderBy(entry => Occurrence.Instant(entry.Replaces!))];
        Single = [.. changes.Where(entry => !entry.ReplacesLater).DistinctBy(entry => Occurrence.Instant(entry.Replaces!))];
        foreach (var entry in Single)
        {
            var (replaced, day) = (entry.Replaces!, Occurrence.Day(entry.Replaces!, zone));
            _byDay.TryAdd(day, entry);
            _ = replaced.HasTime ? _byInstant.TryAdd(Occurrence.Instant(replaced), entry) : _byWholeDay.TryAdd(day, entry);
        }
    }

    /// <summary>The events that replace exactly one date.</summary>
    public IReadOnlyList<CalendarEntry> Single { get; }

    /// <summary>The date after the changes; null if it is cancelled, or an event in <see cref="Single"/> replaces it.</summary>
    public Occurrence? Apply(Occurrence occurrence)
    {
        var start = occurrence.Start;
        var day = Occurrence.Day(start, _zone);
        var isReplaced = start.HasTime ? _byInstant.ContainsKey(Occurrence.Instant(start)) || _byWholeDay.ContainsKey(day)
            : _byDay.ContainsKey(day);
        var later = _later.LastOrDefault(entry => start.HasTime && entry.Replaces!.HasTime
            ? Occurrence.Instant(entry.Replaces!) <= Occurrence.Instant(start)
            : Occurrence.Day(entry.Replaces!, _zone) <= day);
        return isReplaced || later?.IsCancelled == true ? null : later is null ? occurrence : Move(start, later);
    }

    /// <summary>The date, moved by the same time as the entry moves the date in its RECURRENCE-ID.</summary>
    private static Occurrence Move(CalDateTime start, CalendarEntry entry)
    {
        var moved = Local(start, entry.Start) + (entry.Start.Value - Local(entry.Replaces!, entry.Start));
        return new Occurrence(
            entry, At(moved, entry.Start), entry.End is { } end ? At(moved + (end.Value - entry.Start.Value), end) : null);
    }

    private static DateTime Local(CalDateTime time, CalDateTime like) =>
        time is { HasTime: true, IsFloating: false } && like is { HasTime: true, IsFloating: false } ? time.ToTimeZone(like.TzId!).Value
            : time.Value;

    private static CalDateTime At(DateTime time, CalDateTime like) => like.HasTime
        ? new CalDateTime(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), like.TzId) : new CalDateTime(DateOnly.FromDateTime(time));
}
