using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;

namespace Newsroom.Triggers;

/// <summary>Every few minutes: what was uploaded and never processed, half processed, deleted, or has come due.</summary>
public sealed class Reconcile(Reconciliation reconciliation)
{
    [Function(nameof(Reconcile))]
    public Task RunAsync([TimerTrigger("%Newsroom:ReconcileSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        reconciliation.RunAsync(cancellationToken);
}
