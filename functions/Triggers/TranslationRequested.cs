using Microsoft.Azure.Functions.Worker;
using Newsroom.Publishing.Translating;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>Translates an article into one language.</summary>
public sealed class TranslationRequested(EditionTranslation translation, StorageAccount storage, StorageMetrics metrics)
{
    [Function(nameof(TranslationRequested))]
    public async Task RunAsync([QueueTrigger(TranslationOrders.QueueName)] TranslationJob job, CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(TranslationRequested));
        await storage.RunAsync(() => translation.CarryOutAsync(job, cancellationToken));
    }
}
