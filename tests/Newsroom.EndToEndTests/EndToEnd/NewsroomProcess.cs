using System.Diagnostics;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Newsroom in its own process, as people start it. Disposing kills it.</summary>
internal sealed class NewsroomProcess : IAsyncDisposable
{
    /// <summary>The function key. It is not in the output, which is redirected.</summary>
    private const string Key = "key-of-a-test-process";

    private readonly Process _process;
    private Task _rest = Task.CompletedTask;

    private NewsroomProcess(Process process) => _process = process;

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static NewsroomProcess Start(string storage, params string[] args) => Start(storage, new Dictionary<string, string>(), args);

    public static NewsroomProcess Start(string storage, IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Newsroom.dll") },
            Environment =
            {
                ["AzureWebJobsStorage"] = storage,
                ["Newsroom__Translator"] = "none",
                ["LocalHost__TriggerDelay"] = "00:00:00",
                ["LocalHost__Key"] = Key,
                // A trigger gives up a file after five crashes of hosts. Reconciliation then handles it, and must not wait for
                // minutes in a test.
                ["Newsroom__ReconcileAfter"] = "00:00:05",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return new NewsroomProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it listens. Its output has the address, and no key.</summary>
    public async Task<NewsroomSite> ListeningAsync(string storage)
    {
        var ready = await ReadUntilAsync("Listening on ");
        Assert.DoesNotContain(ready, line => line.Contains(Key, StringComparison.Ordinal)
            || line.Contains("AccountKey=", StringComparison.Ordinal));
        // Later output is not needed, but a full pipe would block the process.
        _rest = Task.WhenAll(
            _process.StandardOutput.ReadToEndAsync(CancellationToken.None), _process.StandardError.ReadToEndAsync(CancellationToken.None));
        return await NewsroomSite.ConnectAsync(ready[^1]["Listening on ".Length..], storage, Key);
    }

    /// <summary>Names of the libraries that the process has loaded so far. Linux only.</summary>
    public HashSet<string> LoadedLibraries() =>
    [
        .. File.ReadLines($"/proc/{_process.Id}/maps")
            .Where(line => line.EndsWith(".dll", StringComparison.Ordinal))
            .Select(line => Path.GetFileNameWithoutExtension(line)),
    ];

    /// <summary>Waits for the end of the process.</summary>
    public async Task<(int ExitCode, string Output)> EndedAsync()
    {
        var (output, error) = (_process.StandardOutput.ReadToEndAsync(Cancelled), _process.StandardError.ReadToEndAsync(Cancelled));
        await _process.WaitForExitAsync(Cancelled);
        return (_process.ExitCode, await output + await error);
    }

    /// <summary>Like <c>kill -9</c>: the process cannot finish its work.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        await _rest;
        _process.Dispose();
    }

    private async Task<List<string>> ReadUntilAsync(string start)
    {
        var lines = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(Cancelled) is { } line)
        {
            lines.Add(line);
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return lines;
            }
        }

        throw new InvalidOperationException(
            $"It ended before it said '{start}': {string.Join('\n', lines)} {await _process.StandardError.ReadToEndAsync(Cancelled)}");
    }
}
