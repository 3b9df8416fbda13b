using Newsroom.Content;
using Newsroom.Publishing.Editions;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Reconciling;

/// <summary>
/// Compares the container with the ledger and repeats the work of every trigger that was missed or interrupted. If the ledger is lost,
/// that is the whole container; if the languages of the site have changed, all articles.
/// </summary>
public sealed partial class Reconciliation(
    ContainerSnapshots snapshots,
    Ingestion ingestion,
    TranslationCatchUp translations,
    ForgetCancelledEvents cancelled,
    StorageAccount storage,
    SiteOptions site,
    ILogger<Reconciliation> log)
{
    private const int MaxParallel = 4;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.TakeAsync(cancellationToken);
        Step[] steps =
        [
            .. snapshot.Restarted().Select(entry => new Step(entry.Path, token => ingestion.RestartAsync(entry, token))),
            .. snapshot.Missed().Select(path => new Step(path, token => ingestion.IngestAsync(path, token))),
            .. snapshot.Deleted().Select(entry => new Step(entry.Path, token => ingestion.WithdrawAsync(entry.Path, token))),
            .. snapshot.LostBundles().Select(path => new Step(path, token => ingestion.WithdrawAsync(path, token))),
            .. (await cancelled.FindDueAsync(cancellationToken))
                .Select(due => new Step(due.Key, token => cancelled.ForgetAsync(due.Key, due, token))),
            .. (await translations.FindAsync(snapshot.Processed(), cancellationToken))
                .Select(entry => new Step(entry.Path, token => translations.CompleteAsync(entry, token))),
        ];

        // The files of an article one after the other, corrections first, then the original: else translations would be ordered from
        // another file.
        var byArticle = steps.GroupBy(step => step.Path.ArticleId, (_, some) => some
            .OrderByDescending(step => step.Path.IsCorrection).ThenBy(step => step.Path, new OriginalFirst(site.Languages)));
        await Parallel.ForEachAsync(
            byArticle, new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken }, RunAsync);
    }

    private async ValueTask RunAsync(IEnumerable<Step> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            try
            {
                LogStep(log, step.Path.Path);
                await storage.RunAsync(() => step.Run(cancellationToken));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // One article that fails must not delay the others. Its ledger row has the reason, and the next run retries.
                LogFailed(log, step.Path.Path, error);
            }
        }
    }

    private sealed record Step(BlobPath Path, Func<CancellationToken, Task> Run)
    {
        public Step(string path, Func<CancellationToken, Task> run)
            : this(new BlobPath(path), run)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconciling {Path}")]
    private static partial void LogStep(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not reconcile {Path}")]
    private static partial void LogFailed(ILogger logger, string path, Exception error);
}
