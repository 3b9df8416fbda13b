using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;

namespace Newsroom.Events;

/// <summary>
/// Writes a VTIMEZONE (RFC 5545, 3.6.5) with the changes of the clocks in the years of some events, from the time-zone database. If the
/// changes follow a yearly rule such as "last Sunday of March" up to the last year, they are one component with a recurrence rule. Other
/// changes, such as those at Ramadan, are one component each.
/// </summary>
internal static class CalendarZone
{
    private const int Epoch = 1970;

    /// <summary>The VTIMEZONE of a zone. It covers the year before the first to the year after the last.</summary>
    public static VTimeZone Write(DateTimeZone zone, int firstYear, int lastYear)
    {
        var written = new VTimeZone(zone.Id);
        var (from, to) = (Instant.FromUtc(firstYear - 1, 1, 1, 0, 0), Instant.FromUtc(lastYear + 2, 1, 1, 0, 0));
        var intervals = zone.GetZoneIntervals(from, to).ToList();
        var summer = SummerNames(intervals);
        written.TimeZoneInfos.Add(First(intervals[0], Math.Min(firstYear - 1, Epoch), summer));
        var changes = intervals.Zip(intervals.Skip(1), Change.Of).ToList();
        foreach (
            var run in changes
                .GroupBy(change => change.Kind)
                .SelectMany(Runs)
                .SelectMany(run => Pieces(run, lastYear + 1))
                .OrderBy(run => run[0].At))
        {
            written.TimeZoneInfos.Add(Component(run, summer));
        }

        return written;
    }

    /// <summary>
    /// The abbreviations (such as CEST) of summer time in these intervals. A name has one meaning in the whole result, because the library
    /// icalendar expects that. In the time-zone database, Ireland and Morocco have negative savings in winter and at Ramadan; calendar
    /// programs expect the later clock time to be the summer time there too.
    /// </summary>
    private static HashSet<string> SummerNames(IReadOnlyList<ZoneInterval> intervals)
    {
        var isInverse = intervals.Any(interval => interval.Savings < Offset.Zero);
        return
        [
            .. intervals
                .GroupBy(interval => interval.Name)
                .Where(named => named.All(interval => isInverse ? interval.Savings >= Offset.Zero : interval.Savings > Offset.Zero))
                .Select(named => named.Key),
        ];
    }

    // This component is in force before all others, so its start does not have to be exact.
    private static VTimeZoneInfo First(ZoneInterval interval, int year, HashSet<string> summer) =>
        new(summer.Contains(interval.Name) ? "DAYLIGHT" : "STANDARD")
        {
            Start = new CalDateTime(year, 1, 1, 0, 0, 0),
            TimeZoneName = interval.Name,
            OffsetFrom = Utc(interval.WallOffset),
            OffsetTo = Utc(interval.WallOffset),
        };

    private static VTimeZoneInfo Component(IReadOnlyList<Change> run, HashSet<string> summer)
    {
        var first = run[0];
        var component = new VTimeZoneInfo(summer.Contains(first.Kind.Name) ? "DAYLIGHT" : "STANDARD")
        {
            Start = new CalDateTime(first.Local.ToDateTimeUnspecified()),
            TimeZoneName = first.Kind.Name,
            OffsetFrom = Utc(first.Kind.From),
            OffsetTo = Utc(first.Kind.To),
        };
        if (run.Count > 1)
        {
            component.RecurrenceRule = new RecurrenceRule(FrequencyType.Yearly)
            {
                ByMonth = [first.Local.Month],
                ByDay = [new WeekDay((DayOfWeek)((int)first.Local.DayOfWeek % 7), Ordinals(run).Min())],
            };
        }

        return component;
    }

    // If a rule has ended, each change is written by itself: icalendar 4 can't read UNTIL in a zone, and ical.js reads only one RDATE.
    private static IEnumerable<IReadOnlyList<Change>> Pieces(IReadOnlyList<Change> run, int lastYear) =>
        run[^1].Year == lastYear ? [run] : run.Chunk(1);

    /// <summary>
    /// Divides changes of one kind into runs. In a run, the change is in every year, on the same n-th or on the
    /// last such weekday of the month.
    /// </summary>
    private static IEnumerable<IReadOnlyList<Change>> Runs(IEnumerable<Change> changes)
    {
        var run = new List<Change>();
        foreach (var change in changes)
        {
            if (run.Count > 0 && (change.Year != run[^1].Year + 1 || !Ordinals([.. run, change]).Any()))
            {
                yield return run;
                run = [];
            }

            run.Add(change);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>The positions of the weekday in its month that fit all changes of a run: 1 to 4, and -1 for the last.</summary>
    private static IEnumerable<int> Ordinals(IReadOnlyList<Change> run) =>
        run.Select(change => change.Ordinals).Aggregate((some, others) => some.Intersect(others));

    private static UtcOffset Utc(Offset offset) => new(offset.ToTimeSpan());

    /// <summary>The properties that all changes of a run share.</summary>
    private sealed record ChangeKind(int Month, IsoDayOfWeek Day, LocalTime Time, Offset From, Offset To, string Name);

    /// <summary>A change of the clocks, with its local time before the change.</summary>
    private sealed record Change(Instant At, LocalDateTime Local, ChangeKind Kind)
    {
        public int Year => Local.Year;

        public IEnumerable<int> Ordinals =>
            [
                .. new[] { (Local.Day - 1) / 7 + 1 }.Where(ordinal => ordinal < 5),
                .. new[] { -1 }.Where(_ => Local.Day + 7 > Local.Calendar.GetDaysInMonth(Local.Year, Local.Month)),
            ];

        public static Change Of(ZoneInterval before, ZoneInterval after)
        {
            var local = after.Start.WithOffset(before.WallOffset).LocalDateTime;
            return new Change(
                after.Start,
                local,
                new ChangeKind(local.Month, local.DayOfWeek, local.TimeOfDay, before.WallOffset, after.WallOffset, after.Name));
        }
    }
}
