using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;

namespace Newsroom.Triggers;

/// <summary>A file was deleted from the container. Where nothing sends such events (Azurite does not), <see cref="Reconcile"/> finds out.</summary>
public sealed class ArticleRemoved(Removals removals)
{
    [Function(nameof(ArticleRemoved))]
    public Task RunAsync([QueueTrigger(Removals.QueueName)] string message, CancellationToken cancellationToken) =>
        removals.CarryOutAsync(message, cancellationToken);
}
