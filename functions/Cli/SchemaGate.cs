using Newsroom.Storage;

namespace Newsroom.Cli;

/// <summary>Refuses to run on data of a newer version, before anything wakes a function.</summary>
internal sealed class SchemaGate(StorageAccount storage) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await storage.CheckSchemaAsync().WaitAsync(cancellationToken);
        }
        catch (NewerSchemaException newer)
        {
            // The host would tell of it in many lines. Nothing has begun that would have to come to an end.
            await Console.Error.WriteLineAsync(newer.Message);
            Environment.Exit(1);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
