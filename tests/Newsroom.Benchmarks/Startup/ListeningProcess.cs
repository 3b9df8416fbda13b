using System.Diagnostics;
using System.Globalization;

namespace Newsroom.Benchmarks.Startup;

/// <summary>A program that says at which address it listens; killed at the end.</summary>
internal sealed class ListeningProcess : IAsyncDisposable
{
    public const string Announcement = "Listening on ";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private ListeningProcess(Process process) => _process = process;

    /// <summary>From the start of the process to the first 200.</summary>
    public TimeSpan Ready { get; private set; }

    /// <summary>Processor time that it had used by then: what a busy machine does not change.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>
    /// Memory in RAM that belongs to it alone, in MB: without the programs and libraries that it maps. Linux only; 0 elsewhere.
    /// </summary>
    public double AnonymousMegabytes => File.Exists($"/proc/{_process.Id}/status")
        ? File.ReadLines($"/proc/{_process.Id}/status")
            .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024)
        : 0;

    /// <summary>Memory in RAM, in MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>The most memory in RAM since the last <see cref="ForgetPeak"/>, in MB. Linux only.</summary>
    public double PeakMegabytes => File.ReadLines($"/proc/{_process.Id}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024);

    /// <summary>Starts the measuring of <see cref="PeakMegabytes"/> anew (proc(5), clear_refs).</summary>
    public void ForgetPeak() => File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");

    /// <summary>Starts a program and waits until it answers what is asked first.</summary>
    /// <exception cref="BenchmarkException">It ended, or did not answer in two minutes.</exception>
    public static async Task<ListeningProcess> StartAsync(
        string program,
        string[] arguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken,
        string question = "api/health")
    {
        var start = Publication.Start(program, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        var started = new ListeningProcess(Process.Start(start)!);
        try
        {
            await started.AnswersAsync(question, cancellationToken).WaitAsync(Timeout, cancellationToken);
            started.Ready = Stopwatch.GetElapsedTime(began);
            started.ProcessorTime = started._process.TotalProcessorTime;
            return started;
        }
        catch (Exception failure)
        {
            await started.DisposeAsync();
            throw failure is TimeoutException
                ? new BenchmarkException(
                    $"{Path.GetFileName(program)} did not answer in {Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.")
                : failure;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task AnswersAsync(string question, CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                Address = new Uri(line[Announcement.Length..]);
                using var http = new HttpClient { BaseAddress = Address };
                using var answer = await http.GetAsync(question, cancellationToken);
                answer.EnsureSuccessStatusCode();
                return;
            }
        }

        throw new BenchmarkException($"{_process.StartInfo.ArgumentList[0]} ended before it listened.");
    }
}
