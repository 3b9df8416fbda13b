using Ical.Net.DataTypes;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>
/// The events that replace single ones of a series, or all from one on (RFC 5545, 3.8.4.4). Programs name the replaced event of a series
/// of whole days by a time, and that of a series with times by its day: these are compared by day.
/// </summary>
internal sealed class SeriesChanges
{
    private readonly string? _zone;
    private readonly Dictionary<DateTime, CalendarEntry> _byInstant = [];
    private readonly Dictionary<DateOnly, CalendarEntry> _byDay = [];
    private readonly Dictionary<DateOnly, CalendarEntry> _byWholeDay = [];
    private readonly List<CalendarEntry> _later;

    /// <param name="entries">The entries with the UID of the series.</param>
    /// <param name="zone">The calendar's zone, for days that are written as times in UTC.</param>
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

    /// <summary>Events that replace one other.</summary>
    public IReadOnlyList<CalendarEntry> Single { get; }

    /// <summary>The date as the changes leave it; null where it is replaced or cancelled.</summary>
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

    /// <summary>The date, moved as far as the entry moves the one that it names.</summary>
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
