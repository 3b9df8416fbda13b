using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;
using Newsroom.Storage;
using Newsroom.Telemetry;

namespace Newsroom.Triggers;

/// <summary>An article is to be translated.</summary>
public sealed class TranslationRequested(Translations translations, StorageAccount storage, Measures measures)
{
    [Function(nameof(TranslationRequested))]
    public async Task RunAsync([QueueTrigger(TranslationOrders.QueueName)] TranslationJob job, CancellationToken cancellationToken)
    {
        using var invocation = measures.Begin(nameof(TranslationRequested));
        await storage.RunAsync(() => translations.CarryOutAsync(job, cancellationToken));
    }
}
