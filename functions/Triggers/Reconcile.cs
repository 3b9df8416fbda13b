using Newsroom.Publishing.Reconciling;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Publishing;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>Every few minutes: what was uploaded and never processed, half processed, deleted, or has come due.</summary>
public sealed class Reconcile(Reconciliation reconciliation, StorageAccount storage, StorageMetrics metrics)
{
    // Two underscores, as the app setting is spelt: what wakes an app that sleeps in Azure looks the name up as it stands.
    [Function(nameof(Reconcile))]
    public async Task RunAsync([TimerTrigger("%NewsroomReconcileSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(Reconcile));
        await storage.RunAsync(() => reconciliation.RunAsync(cancellationToken));
    }
}
