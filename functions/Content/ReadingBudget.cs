using System.Diagnostics;
using System.Globalization;

namespace Newsroom.Content;

/// <summary>
/// How much processor time the reading of one file may take: far more than any article needs, on a slow machine too. Time in which the
/// processor did something else is not counted, so that a loaded machine rejects nothing.
/// </summary>
/// <param name="taken">The processor time that it has taken so far.</param>
/// <param name="max">How much it may take.</param>
public sealed class ReadingBudget(Func<TimeSpan> taken, TimeSpan max)
{
    /// <summary>
    /// Milliseconds by the clock on the wall after which a pattern stops. Texts are bounded so that no pattern comes near it: it only
    /// keeps an error in a pattern from running for ever. Whether the file is to blame or a loaded machine, <see cref="Check"/> says.
    /// </summary>
    public const int MatchTimeout = 30_000;

    private static readonly TimeSpan Max = TimeSpan.FromSeconds(10);

    /// <summary>Enough for any small text, also the first one that a process reads.</summary>
    private static readonly TimeSpan Min = TimeSpan.FromSeconds(3);

    /// <summary>A budget that begins now, for work that stays in this thread.</summary>
    /// <param name="share">The part of a file that is to be read: the articles of a file together may take little more than one.</param>
    public static ReadingBudget Start(double share = 1)
    {
        var max = Max * share > Min ? Max * share : Min;
        var (start, before) = (Stopwatch.GetTimestamp(), ThreadTime());
        // A thread never takes more than goes by on the wall, and that is read a thousand times faster.
        return new ReadingBudget(
            () => Stopwatch.GetElapsedTime(start) is var elapsed && elapsed <= max ? elapsed : ThreadTime() - before, max);
    }

    /// <exception cref="BudgetExceededException">It has taken more.</exception>
    public void Check()
    {
        if (taken() > max)
        {
            throw new BudgetExceededException(
                $"The file takes too much time to read: more than {max.TotalSeconds:0} seconds of a processor. Make it smaller or simpler, "
                + "or divide it, and upload it again.");
        }
    }

    /// <summary>The processor time that this thread has taken; where the system does not tell, that of the process.</summary>
    internal static TimeSpan ThreadTime()
    {
        const string file = "/proc/thread-self/stat";
        if (!File.Exists(file))
        {
            return Environment.CpuUsage.TotalTime;
        }

        // "number (name) state …": the name may have blanks in it. The 14th and 15th field count hundredths of a second (proc(5)).
        var line = File.ReadAllText(file);
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ', 14);
        return TimeSpan.FromMilliseconds(10 * (Number(fields[11]) + Number(fields[12])));
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}

/// <summary>Reading a file takes more than it may. The message is for an editor.</summary>
public sealed class BudgetExceededException(string message) : UnreadableException(message);
