using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;
using Newsroom.Telemetry;

namespace Newsroom.Triggers;

/// <summary>An article is to be translated.</summary>
public sealed class TranslationRequested(Translations translations, Measures measures)
{
    [Function(nameof(TranslationRequested))]
    public async Task RunAsync([QueueTrigger(TranslationOrders.QueueName)] TranslationJob job, CancellationToken cancellationToken)
    {
        using var invocation = measures.Begin(nameof(TranslationRequested));
        await translations.CarryOutAsync(job, cancellationToken);
    }
}
