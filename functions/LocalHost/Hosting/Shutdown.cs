namespace Newsroom.LocalHost.Hosting;

/// <summary>The two steps of a graceful stop: first no new work is taken, later what still runs is cancelled.</summary>
internal sealed class Shutdown : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();

    /// <summary>Take no new work.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Give up what runs: what functions see as their cancellation token.</summary>
    public CancellationToken Aborting => _aborting.Token;

    public Task StopAsync() => _stopping.CancelAsync();

    public Task AbortAsync() => _aborting.CancelAsync();

    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }
}
