namespace Newsroom.Storage;

/// <summary>
/// Checks the schema while the host starts, so that the first request need not wait for the check and the first connection to storage.
/// </summary>
/// <remarks>A failure is reported to the requests that need data.</remarks>
internal sealed class StorageWarmup(StorageAccount storage) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _ = storage.CheckSchemaAsync();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
