using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;

namespace Newsroom.Triggers;

/// <summary>An article is to be translated.</summary>
public sealed class TranslationRequested(Translations translations)
{
    [Function(nameof(TranslationRequested))]
    public Task RunAsync([QueueTrigger(TranslationOrders.QueueName)] TranslationJob job, CancellationToken cancellationToken) =>
        translations.CarryOutAsync(job, cancellationToken);
}
