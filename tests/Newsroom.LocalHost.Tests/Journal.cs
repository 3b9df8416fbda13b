using System.Collections.Concurrent;

namespace Newsroom.LocalHost.Tests;

/// <summary>Where the functions under test write what they see, and where tests hold them up.</summary>
public sealed class Journal
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _entries = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private int _failures;
    private int _inside;
    private int _maxConcurrent;

    public IReadOnlyList<string> Entries => [.. _entries];

    /// <summary>How many runs there were at once, at most.</summary>
    public int MaxConcurrent => _maxConcurrent;

    public void Write(string entry) => _entries.Enqueue(entry);

    public void FailNext(int times) => _failures = times;

    public void FailIfTold()
    {
        if (Interlocked.Decrement(ref _failures) >= 0)
        {
            throw new InvalidOperationException("The test told this function to fail.");
        }
    }

    public void CloseGate(string name) => _gates[name] = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void OpenGate(string name) => _gates[name].TrySetResult();

    public Task PassAsync(string name, CancellationToken cancellationToken) =>
        _gates.TryGetValue(name, out var gate) ? gate.Task.WaitAsync(cancellationToken) : Task.CompletedTask;

    public async Task InsideAsync(Func<Task> run)
    {
        var inside = Interlocked.Increment(ref _inside);
        InterlockedMax(ref _maxConcurrent, inside);
        try
        {
            await run();
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public Task<IReadOnlyList<string>> WaitForAsync(int count) => WaitForAsync(entries => entries.Count >= count);

    public Task<IReadOnlyList<string>> WaitForAsync(string entry) => WaitForAsync(entries => entries.Contains(entry));

    public async Task<IReadOnlyList<string>> WaitForAsync(Func<IReadOnlyList<string>, bool> enough)
    {
        await Eventually.TrueAsync(
            () => Task.FromResult(enough(Entries)),
            () => $"The journal says: {string.Join(" | ", Entries)}",
            Timeout);
        return Entries;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
