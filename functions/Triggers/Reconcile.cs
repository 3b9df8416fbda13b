using Microsoft.Azure.Functions.Worker;
using Newsroom.Publishing.Notifying;
using Newsroom.Publishing.Reconciling;
using Newsroom.Publishing.Translating;
using Newsroom.Storage;
using Newsroom.Storage.Changes;

namespace Newsroom.Triggers;

/// <summary>Each minute in Azure: processes uploads that were missed, interrupted, deleted, or have come due.</summary>
public sealed class Reconcile(
    SiteLanguages languages,
    Reconciliation reconciliation,
    ChangeLog changes,
    NotificationQueue notifications,
    StorageAccount storage,
    StorageMetrics metrics)
{
    // Without a colon in the name: the Azure component that wakes a sleeping app looks up the app setting under exactly this name.
    [Function(nameof(Reconcile))]
    public async Task RunAsync([TimerTrigger("%NewsroomReconcileSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(Reconcile));
        await storage.RunAsync(() => languages.AgreeAsync(cancellationToken));
        await storage.RunAsync(() => reconciliation.RunAsync(cancellationToken));
        await storage.RunAsync(() => changes.CompleteAsync(cancellationToken));
        await storage.RunAsync(() => notifications.WakeAsync(cancellationToken));
    }
}
