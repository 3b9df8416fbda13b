namespace Newsroom.Storage;

/// <summary>
/// Lets work of many callers begin at the same time, so that what they write is written together (<see cref="GroupCommit{T}"/>). Who comes
/// while nobody is inside begins at once. Who comes later waits until all have left, and then begins together with all who wait.
/// </summary>
/// <param name="maxWait">Nobody waits longer, however long the others take.</param>
internal sealed class BatchGate(TimeSpan maxWait)
{
    private readonly Lock _lock = new();
    private int _inside;
    private TaskCompletionSource? _next;

    public async Task RunAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            Leave();
        }
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        Task next;
        lock (_lock)
        {
            if (_inside == 0 && _next is null)
            {
                _inside = 1;
                return;
            }

            next = (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        try
        {
            await next.WaitAsync(maxWait, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Begins beside the others.
        }

        lock (_lock)
        {
            _inside++;
        }
    }

    private void Leave()
    {
        TaskCompletionSource? next = null;
        lock (_lock)
        {
            if (--_inside == 0)
            {
                (next, _next) = (_next, null);
            }
        }

        next?.SetResult();
    }
}
