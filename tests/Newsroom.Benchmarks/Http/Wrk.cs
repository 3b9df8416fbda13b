using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.Benchmarks.Http;

/// <summary>The load generator <c>wrk</c> (github.com/wg/wrk): one thread, so that the app has the other processor.</summary>
internal static partial class Wrk
{
    private const int Connections = 16;

    /// <summary>Answers per second, all of one status.</summary>
    /// <exception cref="BenchmarkException">There is no wrk, or some answers were errors.</exception>
    public static async Task<double> RequestsPerSecondAsync(
        Uri address,
        TimeSpan time,
        string? entityTag,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        string[] arguments =
        [
            "-t1",
            $"-c{Connections}",
            $"-d{time.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s",
            .. entityTag is null ? (string[])[] : ["-H", $"If-None-Match: {entityTag}"],
            address.ToString(),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return output.Contains("Non-2xx", StringComparison.Ordinal)
            ? throw new BenchmarkException($"{address} gave errors: {output}")
            : double.Parse(Rate().Match(output).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new BenchmarkException("wrk is missing: apt-get install wrk");
        }
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}
