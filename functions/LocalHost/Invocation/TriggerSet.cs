using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Invocation;

/// <summary>All triggers but HTTP: started together, and stopped in two steps.</summary>
internal sealed class TriggerSet(IEnumerable<ITriggerListener> listeners, Shutdown shutdown, ILoggerFactory loggers)
{
    // A function that heeds its cancellation token ends well within this time.
    private static readonly TimeSpan AbortLimit = TimeSpan.FromSeconds(5);

    private readonly ILogger _log = loggers.CreateHostLogger();
    private readonly ITriggerListener[] _listeners = [.. listeners];
    private (string Name, Task Task)[] _running = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_listeners.Select(listener => listener.PrepareAsync(cancellationToken)));
        _running = [.. _listeners.Select(listener => (listener.Name, Task.Run(() => RunAsync(listener), CancellationToken.None)))];
    }

    public async Task StopAsync(TimeSpan drainLimit, CancellationToken hurry)
    {
        await shutdown.StopAsync();
        if (await EndsWithinAsync(drainLimit, hurry))
        {
            return;
        }

        _log.Aborting(drainLimit.TotalSeconds);
        await shutdown.AbortAsync();
        if (!await EndsWithinAsync(AbortLimit, CancellationToken.None))
        {
            _log.LeftRunning(string.Join(", ", _running.Where(trigger => !trigger.Task.IsCompleted).Select(trigger => trigger.Name)));
        }
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit, CancellationToken hurry)
    {
        try
        {
            await Task.WhenAll(_running.Select(trigger => trigger.Task)).WaitAsync(limit, hurry);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task RunAsync(ITriggerListener listener)
    {
        try
        {
            await listener.RunAsync(shutdown);
        }
        catch (OperationCanceledException) when (shutdown.Stopping.IsCancellationRequested)
        {
            // The expected end.
        }
        catch (Exception exception)
        {
            _log.TriggerEnded(exception, listener.Name);
        }
    }
}
