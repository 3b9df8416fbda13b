using Newsroom.Search.Index;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Search;

/// <summary>Keeps the indexes of all languages in good shape: merges what is pending, makes anew what has to be, removes what nobody reads any more.</summary>
public sealed partial class IndexUpkeep(
    StorageAccount storage, Generations generations, ArticleStore articles, EditionStore bodies, Analysis analysis, TimeProvider clock, ILoggerFactory logs)
{
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(10);

    private readonly ManifestStore _manifests = new(storage);
    private readonly IndexMerger _merger = new(storage, new ManifestStore(storage), new PendingRows(storage), clock, logs.CreateLogger<IndexMerger>());
    private readonly IndexRebuild _rebuild = new(
        storage, new ManifestStore(storage), new PendingRows(storage), articles, bodies, analysis, clock, logs.CreateLogger<IndexRebuild>());
    private readonly ILogger _log = logs.CreateLogger<IndexUpkeep>();
    private long? _cleaned;

    /// <summary>Asks for the index of a language to be made anew from its articles at the next run; the old one serves until then.</summary>
    public Task RequestRebuildAsync(string language, CancellationToken cancellationToken) => _manifests.RequestRebuildAsync(language, cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isCleaning = _cleaned is not { } time || clock.GetElapsedTime(time) >= BetweenCleanings;
        if (isCleaning)
        {
            _cleaned = clock.GetTimestamp();
        }

        foreach (var language in await generations.LanguagesAsync(cancellationToken))
        {
            try
            {
                await storage.RunAsync(() => KeepUpAsync(language, isCleaning, cancellationToken));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The other languages still get their turn, and this one at the next run.
                LogFailed(_log, language, error);
            }
        }
    }

    private async Task KeepUpAsync(string language, bool isCleaning, CancellationToken cancellationToken)
    {
        // Without a manifest nothing was ever merged; the rows may be those of a version that had another index.
        var state = await _manifests.PeekAsync(language, cancellationToken);
        if (state.IsRebuildRequested || state.Revision != Analysis.Revision)
        {
            await _rebuild.RunAsync(language, cancellationToken);
        }
        else
        {
            while (await _merger.MergeAsync(language, cancellationToken))
            {
            }
        }

        if (isCleaning)
        {
            await _merger.CleanAsync(language, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not look after the search index of {Language}")]
    private static partial void LogFailed(ILogger logger, string language, Exception error);
}
