using Microsoft.Azure.Functions.Worker;
using Newsroom.Publishing.Notifying;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>Notifies a webhook or a hub.</summary>
public sealed class NotificationDue(Notification notification, StorageAccount storage, StorageMetrics metrics)
{
    [Function(nameof(NotificationDue))]
    public async Task RunAsync([QueueTrigger(NotificationQueue.QueueName)] NotificationOrder order, CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(NotificationDue));
        await storage.RunAsync(() => notification.NotifyAsync(order, cancellationToken));
    }
}
