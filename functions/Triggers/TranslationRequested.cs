using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>An article is to be translated.</summary>
public sealed class TranslationRequested(Translations translations, StorageAccount storage)
{
    [Function(nameof(TranslationRequested))]
    public Task RunAsync([QueueTrigger(TranslationOrders.QueueName)] TranslationJob job, CancellationToken cancellationToken) =>
        storage.RunAsync(() => translations.CarryOutAsync(job, cancellationToken));
}
