using NCrontab;

namespace Newsroom.LocalHost.Timers;

/// <summary>An NCRONTAB expression: six fields, or five (which begin with the minute). Times are UTC.</summary>
internal sealed class Schedule
{
    private static readonly TimeSpan MinMonitoredInterval = TimeSpan.FromMinutes(1);

    private readonly CrontabSchedule _schedule;

    private Schedule(string expression, CrontabSchedule schedule) => (Expression, _schedule) = (expression, schedule);

    public string Expression { get; }

    public static Schedule Parse(string expression, string function)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var schedule = CrontabSchedule.TryParse(expression, new() { IncludingSeconds = fields == 6 });
        return schedule is not null
            ? new Schedule(expression, schedule)
            : throw new FunctionConfigurationException(
                $"Function '{function}': '{expression}' is not an NCRONTAB expression, such as '0 */5 * * * *'.");
    }

    /// <summary>Whether any of the next five intervals is shorter than a minute: the host does not monitor such a schedule.</summary>
    public bool IsTooFrequentToMonitor(DateTime now)
    {
        var times = _schedule.GetNextOccurrences(now, DateTime.MaxValue).Take(6).ToArray();
        return times.Zip(times.Skip(1), (time, next) => next - time).Any(interval => interval < MinMonitoredInterval);
    }

    /// <summary>The first time after the given one.</summary>
    public DateTime After(DateTime time) => DateTime.SpecifyKind(_schedule.GetNextOccurrence(time), DateTimeKind.Utc);
}
