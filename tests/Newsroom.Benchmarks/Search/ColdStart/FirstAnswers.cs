using System.Diagnostics;

namespace Newsroom.Benchmarks.Search.ColdStart;

/// <summary>From the start of a process to the first line it prints. The files are in the system's cache: what is cold is the process.</summary>
internal static class FirstAnswers
{
    private const int Runs = 9;
    private static readonly string Program = typeof(FirstAnswers).Assembly.Location;

    /// <summary>Starts this program so often with these arguments, after one start that is not counted.</summary>
    /// <exception cref="BenchmarkException">It printed nothing.</exception>
    public static async Task<Samples> MeasureAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var samples = new Samples();
        for (var run = 0; run <= Runs; run++)
        {
            var taken = await StartAsync(arguments, cancellationToken);
            if (run > 0)
            {
                samples.Add(taken);
            }
        }

        return samples;
    }

    private static async Task<TimeSpan> StartAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        var taken = Stopwatch.GetElapsedTime(began);
        await process.WaitForExitAsync(cancellationToken);
        return line is null ? throw new BenchmarkException($"{arguments[0]} answered nothing.") : taken;
    }
}
