using Newsroom.Storage;
using Xunit;

namespace Newsroom.Tests.Storage;

public sealed class BatchGateTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private readonly List<string> _begun = [];

    [Fact]
    public async Task Who_comes_while_nobody_is_inside_begins_at_once()
    {
        var gate = new BatchGate(Long);
        for (var time = 1; time <= 3; time++)
        {
            var work = new TaskCompletionSource();
            var run = RunAsync(gate, "a", work);
            Assert.Equal(time, _begun.Count);
            work.SetResult();
            await run;
        }
    }

    [Fact]
    public async Task Who_comes_later_begins_when_all_have_left()
    {
        var gate = new BatchGate(Long);
        var (first, second, others) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var one = RunAsync(gate, "first", first);
        var waiting = new[] { RunAsync(gate, "second", second), RunAsync(gate, "third", second) };
        Assert.Equal(["first"], Begun());

        first.SetResult();
        await one;
        await UntilAsync(3);
        var last = RunAsync(gate, "fourth", others);
        Assert.Equal(["first", "second", "third"], Begun());

        second.SetResult();
        await Task.WhenAll(waiting);
        others.SetResult();
        await last;
        Assert.Equal(4, _begun.Count);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_the_max()
    {
        var gate = new BatchGate(TimeSpan.FromMilliseconds(1));
        var (slow, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        done.SetResult();
        var first = RunAsync(gate, "slow", slow);
        await RunAsync(gate, "second", done);
        Assert.False(first.IsCompleted);
        slow.SetResult();
        await first;
    }

    [Fact]
    public async Task Who_gives_up_waiting_keeps_nobody_out()
    {
        var gate = new BatchGate(Long);
        var (first, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        done.SetResult();
        using var cancellation = new CancellationTokenSource();
        var one = RunAsync(gate, "first", first);
        var two = RunAsync(gate, "second", done, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two);
        first.SetResult();
        await one;
        await RunAsync(gate, "third", done);
        Assert.Equal(["first", "third"], Begun());
    }

    [Fact]
    public async Task Work_that_fails_keeps_nobody_out()
    {
        var gate = new BatchGate(Long);
        var (failing, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        done.SetResult();
        var first = RunAsync(gate, "first", failing);
        var second = RunAsync(gate, "second", done);
        failing.SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await second;
    }

    private Task RunAsync(
        BatchGate gate, string name, TaskCompletionSource work, CancellationToken? cancellationToken = null) =>
        gate.RunAsync(
            async () =>
            {
                lock (_begun)
                {
                    _begun.Add(name);
                }

                await work.Task;
            },
            cancellationToken ?? TestContext.Current.CancellationToken);

    private List<string> Begun()
    {
        lock (_begun)
        {
            return [.. _begun.Order()];
        }
    }

    private async Task UntilAsync(int count)
    {
        while (Begun().Count < count)
        {
            await Task.Yield();
        }
    }
}
