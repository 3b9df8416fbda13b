using Microsoft.Azure.Functions.Worker;
using Newsroom.Publishing;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>A file was deleted from the container. Where nothing sends such events (Azurite does not), <see cref="Reconcile"/> finds out.</summary>
public sealed class ArticleRemoved(Removals removals, StorageAccount storage, StorageMetrics metrics)
{
    [Function(nameof(ArticleRemoved))]
    public async Task RunAsync([QueueTrigger(Removals.QueueName)] string message, CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(ArticleRemoved));
        await storage.RunAsync(() => removals.CarryOutAsync(message, cancellationToken));
    }
}
