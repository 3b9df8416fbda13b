using Microsoft.Azure.Functions.Worker;
using Newsroom.Search.Index;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>Every minute: merges what was published since the last run into the segments of the search index.</summary>
public sealed class MergeIndex(IndexUpkeep upkeep, StorageAccount storage, StorageMetrics metrics)
{
    // Without a colon in the name, as for Reconcile.
    [Function(nameof(MergeIndex))]
    public async Task RunAsync([TimerTrigger("%NewsroomMergeSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(MergeIndex));
        await storage.RunAsync(() => upkeep.RunAsync(cancellationToken));
    }
}
