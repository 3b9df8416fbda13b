using Newsroom.Publishing.Uploads;
using Xunit;

namespace Newsroom.Tests.Publishing;

public sealed class ReadingGateTests : IDisposable
{
    private const long Small = 5_000;
    private const long Large = 2 << 20;

    private readonly ReadingGate _gate = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public void Small_files_are_read_side_by_side()
    {
        for (var number = 0; number < 50; number++)
        {
            Assert.True(_gate.EnterAsync(Small, Cancellation).IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task Two_files_of_the_largest_size_are_read_one_after_the_other()
    {
        var first = await _gate.EnterAsync(Large, Cancellation);
        var second = _gate.EnterAsync(Large, Cancellation);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task A_file_that_is_read_alone_waits_for_the_others_and_they_for_it()
    {
        var beside = await _gate.EnterAsync(Small, Cancellation);
        var alone = _gate.EnterAloneAsync(Cancellation);
        var next = _gate.EnterAsync(Small, Cancellation);
        Assert.False(alone.IsCompleted);
        beside.Dispose();
        var entrance = await alone;
        Assert.False(next.IsCompleted);
        entrance.Dispose();
        entrance.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task Whoever_stops_waiting_leaves_its_places()
    {
        var beside = await _gate.EnterAsync(Small, Cancellation);
        using var stop = new CancellationTokenSource();
        var alone = _gate.EnterAloneAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone);
        beside.Dispose();
        Assert.True(_gate.EnterAloneAsync(Cancellation).IsCompletedSuccessfully);
    }
}
