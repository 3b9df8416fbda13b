using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;

namespace Newsroom.Events;

/// <summary>
/// The clocks of a time zone by the law in force: one time all year, or a standard time and a summer time that begin on the same weekday
/// of a month each year. Outlook reads no more of a VTIMEZONE than that ([MS-OXCICAL], 2.1.3.1.1.19). <see cref="States"/> tells for
/// which times the rule is right.
/// </summary>
internal sealed class ClockRule
{
    /// <summary>
    /// The years of which the rule is made: far enough for the database to have only the law in force (it lists changes at Ramadan until
    /// 2086), and each date on each weekday.
    /// </summary>
    private const int FirstRuleYear = 2091;
    private const int RuleYears = 28;

    /// <summary>The year in which the rule begins in calendar files. Programs differ in what they take times before that for.</summary>
    private const int FirstWrittenYear = 1970;

    /// <summary>The last year of which times are written in their zone: pytz, and so khal, knows no changes after it.</summary>
    private const int LastWrittenYear = 2037;

    private readonly DateTimeZone _zone;
    private readonly ZoneInterval _last;
    private readonly IReadOnlyList<Onset> _onsets;

    private ClockRule(DateTimeZone zone)
    {
        _zone = zone;
        var intervals = zone.GetZoneIntervals(
            Instant.FromUtc(FirstRuleYear, 1, 1, 0, 0), Instant.FromUtc(FirstRuleYear + RuleYears, 1, 1, 0, 0)).ToList();
        _last = intervals[^1];
        var changes = intervals.Zip(intervals.Skip(1)).SelectMany(pair => Onset.Of(pair.First, pair.Second)).ToList();
        _onsets = Common(changes, isSummer: true) is { } summer && Common(changes, isSummer: false) is { } standard
            ? [standard, summer]
            : [];
    }

    /// <summary>The rule of a zone.</summary>
    public static ClockRule Of(DateTimeZone zone) => new(zone);

    /// <summary>Whether the rule gives a local time its offset from UTC, and the clocks show it once.</summary>
    public bool States(DateTime time)
    {
        var local = LocalDateTime.FromDateTime(time);
        return local.Year is > FirstWrittenYear and <= LastWrittenYear
            && _zone.MapLocal(local) is { Count: 1 } known
            && OffsetAt(local) == known.EarlyInterval.WallOffset;
    }

    /// <summary>The rule as a VTIMEZONE (RFC 5545, 3.6.5): one STANDARD, and one DAYLIGHT if there is summer time.</summary>
    public VTimeZone Write()
    {
        var written = new VTimeZone(_zone.Id);
        foreach (var component in _onsets.Count == 0 ? [Constant()] : _onsets.Select(onset => onset.Write(FirstWrittenYear)))
        {
            written.TimeZoneInfos.Add(component);
        }

        return written;
    }

    /// <summary>
    /// The most common change to or from summer time. Rules such as "Friday on or after 23 March" are the fourth Friday in most years.
    /// </summary>
    private static Onset? Common(IEnumerable<Onset> changes, bool isSummer) => changes
        .Where(change => change.IsSummer == isSummer)
        .GroupBy(change => change)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key.Ordinal)
        .FirstOrDefault()?.Key;

    /// <summary>The offset by the rule; null for a time that the clocks skip or show twice.</summary>
    private Offset? OffsetAt(LocalDateTime local)
    {
        if (_onsets.Count == 0)
        {
            return _last.WallOffset;
        }

        var ofYear = _onsets.OrderByDescending(onset => onset.In(local.Year)).ToList();
        foreach (var onset in ofYear)
        {
            var (before, after) = (onset.In(local.Year), onset.In(local.Year).PlusSeconds(onset.To.Seconds - onset.From.Seconds));
            if (local >= LocalDateTime.Max(before, after))
            {
                return onset.To;
            }

            if (local >= LocalDateTime.Min(before, after))
            {
                return null;
            }
        }

        return ofYear[0].To;
    }

    private VTimeZoneInfo Constant() => new("STANDARD")
    {
        Start = new CalDateTime(FirstWrittenYear, 1, 1, 0, 0, 0),
        TimeZoneName = _last.Name,
        OffsetFrom = new UtcOffset(_last.WallOffset.ToTimeSpan()),
        OffsetTo = new UtcOffset(_last.WallOffset.ToTimeSpan()),
    };

    /// <summary>The beginning of standard or summer time, each year.</summary>
    /// <param name="Ordinal">Which such weekday of the month: 1 to 4, or -1 for the last.</param>
    /// <param name="Time">The time on the clocks before the change.</param>
    /// <param name="Name">The abbreviation of the time that begins, such as CEST.</param>
    private sealed record Onset(int Month, IsoDayOfWeek Day, int Ordinal, LocalTime Time, Offset From, Offset To, string Name)
    {
        // The database has negative savings in winter for Ireland; programs expect the later time on the clocks to be summer time.
        public bool IsSummer => To > From;

        /// <summary>A change as the rules that it fits: the fourth Sunday of a month can be the last, too.</summary>
        public static IEnumerable<Onset> Of(ZoneInterval before, ZoneInterval after)
        {
            var local = after.Start.WithOffset(before.WallOffset).LocalDateTime;
            var ordinal = (local.Day - 1) / 7 + 1;
            return new[] { ordinal, local.Day + 7 > local.Calendar.GetDaysInMonth(local.Year, local.Month) ? -1 : 5 }
                .Where(fitting => fitting < 5)
                .Select(fitting => new Onset(
                    local.Month, local.DayOfWeek, fitting, local.TimeOfDay, before.WallOffset, after.WallOffset, after.Name));
        }

        public LocalDateTime In(int year)
        {
            var first = new LocalDate(year, Month, 1);
            var day = Ordinal > 0
                ? first.With(DateAdjusters.NextOrSame(Day)).PlusWeeks(Ordinal - 1)
                : first.With(DateAdjusters.EndOfMonth).With(DateAdjusters.PreviousOrSame(Day));
            return day.At(Time);
        }

        public VTimeZoneInfo Write(int firstYear) => new(IsSummer ? "DAYLIGHT" : "STANDARD")
        {
            Start = new CalDateTime(In(firstYear).ToDateTimeUnspecified()),
            TimeZoneName = Name,
            OffsetFrom = new UtcOffset(From.ToTimeSpan()),
            OffsetTo = new UtcOffset(To.ToTimeSpan()),
            RecurrenceRule = new RecurrenceRule(FrequencyType.Yearly)
            {
                ByMonth = [Month],
                ByDay = [new WeekDay((DayOfWeek)((int)Day % 7), Ordinal)],
            },
        };
    }
}
