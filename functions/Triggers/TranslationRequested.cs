using Newsroom.Publishing.Translating;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Publishing;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>An article is to be translated.</summary>
public sealed class TranslationRequested(EditionTranslation translation, StorageAccount storage, StorageMetrics metrics)
{
    [Function(nameof(TranslationRequested))]
    public async Task RunAsync([QueueTrigger(TranslationOrders.QueueName)] TranslationJob job, CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(TranslationRequested));
        await storage.RunAsync(() => translation.CarryOutAsync(job, cancellationToken));
    }
}
