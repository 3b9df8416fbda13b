using System.Diagnostics;
using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Startup;

namespace Newsroom.Benchmarks.Search.ColdStart;

/// <summary>
/// The time from the start of a process to its first line of output. Its files are in the system's cache: only the process is cold.
/// </summary>
internal static class FirstAnswers
{
    private const int Runs = 9;

    /// <summary>Starts it nine times, after one start that is not counted.</summary>
    /// <exception cref="BenchmarkException">It printed nothing.</exception>
    public static async Task<Samples> MeasureAsync(ProcessCall call, CancellationToken cancellationToken)
    {
        var samples = new Samples();
        for (var run = 0; run <= Runs; run++)
        {
            var taken = await OnceAsync(call, cancellationToken);
            if (run > 0)
            {
                samples.Add(taken);
            }
        }

        return samples;
    }

    /// <summary>Starts it once.</summary>
    /// <exception cref="BenchmarkException">It printed nothing.</exception>
    public static async Task<TimeSpan> OnceAsync(ProcessCall call, CancellationToken cancellationToken)
    {
        var start = Publication.Start(call.Program, call.Arguments);
        foreach (var (name, value) in call.Environment)
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        var taken = Stopwatch.GetElapsedTime(began);
        await process.WaitForExitAsync(cancellationToken);
        return line is null
            ? throw new BenchmarkException($"{Path.GetFileName(call.Program)} {string.Join(' ', call.Arguments)} answered nothing.")
            : taken;
    }
}
