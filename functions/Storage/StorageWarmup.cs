namespace Newsroom.Storage;

/// <summary>Looks at the form of the data while the host starts, so that the first question does not have to wait for it, nor for the first connection to storage.</summary>
/// <remarks>What it finds is told to those who then ask for data.</remarks>
internal sealed class FirstLook(StorageAccount storage) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _ = storage.LookAsync();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
