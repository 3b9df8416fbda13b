using Newsroom.Search.Analysis;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Search.Index;

/// <summary>
/// Maintains the indexes of all languages: merges pending rows, rebuilds where needed, deletes segments that are no longer read.
/// </summary>
public sealed partial class IndexUpkeep(
    StorageAccount storage,
    Generations generations,
    ManifestStore manifests,
    IndexMerger merger,
    IndexRebuild rebuild,
    TimeProvider clock,
    ILogger<IndexUpkeep> log)
{
    private static readonly TimeSpan CleaningInterval = TimeSpan.FromMinutes(10);

    private long? _cleaned;

    /// <summary>Requests that the next run rebuilds a language's index from its articles. Until then the old index is used.</summary>
    public Task RequestRebuildAsync(string language, CancellationToken cancellationToken) =>
        manifests.RequestRebuildAsync(language, cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isCleaning = _cleaned is not { } time || clock.GetElapsedTime(time) >= CleaningInterval;
        if (isCleaning)
        {
            _cleaned = clock.GetTimestamp();
        }

        foreach (var language in await generations.LanguagesAsync(cancellationToken))
        {
            try
            {
                await storage.RunAsync(() => MaintainAsync(language, isCleaning, cancellationToken));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The other languages still get their turn; this one is tried again at the next run.
                LogFailed(log, language, error);
            }
        }
    }

    private async Task MaintainAsync(string language, bool isCleaning, CancellationToken cancellationToken)
    {
        // Without a manifest nothing was ever merged, and the pending rows may come from an app version with another index format.
        var state = await manifests.PeekAsync(language, cancellationToken);
        if (state.IsRebuildRequested || state.Revision != TextAnalysis.Revision)
        {
            if (!await rebuild.RunAsync(language, cancellationToken))
            {
                // The parts of the new index that are there would be taken for the remains of a dead process.
                return;
            }
        }
        else
        {
            while (await merger.MergeAsync(language, cancellationToken))
            {
            }
        }

        if (isCleaning)
        {
            await merger.CleanAsync(language, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Failed to maintain the search index of {Language}")]
    private static partial void LogFailed(ILogger logger, string language, Exception error);
}
