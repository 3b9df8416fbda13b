using Microsoft.Azure.Functions.Worker;
using Newsroom.Search;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>Every minute: what was published since the last run becomes part of the index proper.</summary>
public sealed class MergeIndex(IndexUpkeep upkeep, StorageAccount storage, StorageMetrics metrics)
{
    // Two underscores, as for Reconcile.
    [Function(nameof(MergeIndex))]
    public async Task RunAsync([TimerTrigger("%NewsroomMergeSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(MergeIndex));
        await storage.RunAsync(() => upkeep.RunAsync(cancellationToken));
    }
}
