using Microsoft.Azure.Functions.Worker;
using Newsroom.Search;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>Every minute: what was published since the last run becomes part of the index proper.</summary>
public sealed class MergeIndex(IndexUpkeep upkeep, StorageAccount storage)
{
    // Two underscores, as for Reconcile.
    [Function(nameof(MergeIndex))]
    public Task RunAsync([TimerTrigger("%Newsroom__MergeSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        storage.RunAsync(() => upkeep.RunAsync(cancellationToken));
}
