using Newsroom.Content;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;
using Newsroom.Translation;

namespace Newsroom.Publishing.Translating;

/// <summary>Processes the orders of the queue <c>translations</c>.</summary>
public sealed partial class EditionTranslation(
    ArticleStore articles,
    EditionStore bodies,
    TranslateOriginal translate,
    TranslationProgress progress,
    TimeProvider clock,
    ILogger<EditionTranslation> log)
{
    /// <summary>
    /// The job waits for pauses up to this length. After longer ones <see cref="Reconciling.Reconciliation"/> orders again.
    /// </summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(20);

    /// <summary>Max random delay, so that not all jobs retry the engine at the same time.</summary>
    private static readonly TimeSpan MaxJitter = TimeSpan.FromMinutes(1);

    /// <exception cref="TranslationException">The engine failed. The ledger has the reason, and the order can be repeated.</exception>
    public Task CarryOutAsync(TranslationJob job, CancellationToken cancellationToken) => Conflict.RetryAsync(async _ =>
    {
        var stored = await articles.LoadAsync(job.Article, cancellationToken);
        var original = stored.Article.Original;
        if (original?.Path is null || original.Version != job.Version || stored.Article.SourceIn(job.Language) is not null)
        {
            await DeleteLeftoversAsync(stored.Article, job, cancellationToken);
            LogSuperseded(log, job.Article, job.Language);
            return true;
        }

        return await TryCarryOutAsync(stored, original, job, cancellationToken);
    });

    /// <returns>False if another writer was faster, or after a short pause of the engine: try again.</returns>
    private async Task<bool> TryCarryOutAsync(
        StoredArticle stored, Edition original, TranslationJob job, CancellationToken cancellationToken)
    {
        var path = original.Path!;
        using var span = Spans.Continue(job.TraceParent, Spans.Translate, path, job.Language);
        try
        {
            if (await translate.TryTranslateAsync(stored, original, job, cancellationToken) is not { } article)
            {
                return false;
            }

            span?.SetTag(Spans.Article, article.Id);
            await progress.RecordAsync(path, article.Id, cancellationToken);
            LogTranslated(log, article.Id, path, job.Language);
            return true;
        }
        catch (TranslationException reason)
        {
            span.Fail(reason);
            await progress.ExplainAsync(path, job.Language, reason.Message, due: null, cancellationToken);
            throw;
        }
        catch (TranslationPausedException pause)
        {
            return await WaitAsync(pause, job, path, cancellationToken);
        }
    }

    /// <returns>
    /// False after a short pause: try again. True if the pause is long: then the ledger says when the next attempt is due.
    /// </returns>
    private async Task<bool> WaitAsync(
        TranslationPausedException pause, TranslationJob job, string path, CancellationToken cancellationToken)
    {
        var length = pause.Until - clock.GetUtcNow();
        if (length > ShortPause)
        {
            await progress.ExplainAsync(path, job.Language, pause.Message, pause.Until + Jitter(length), cancellationToken);
            LogPaused(log, job.Article, path, job.Language, pause.Until);
            return true;
        }

        await Task.Delay(length + Jitter(length) is { Ticks: > 0 } wait ? wait : TimeSpan.Zero, clock, cancellationToken);
        return false;
    }

    /// <summary>Deletes what an attempt left before a newer version of the original replaced it.</summary>
    private Task DeleteLeftoversAsync(Article article, TranslationJob job, CancellationToken cancellationToken) =>
        article.NeedsAnyOf(job.Version)
            ? Task.CompletedTask
            : bodies.DeleteWithTranslationsAsync(job.Article, job.Version, cancellationToken);

    private static TimeSpan Jitter(TimeSpan pause) =>
        Random.Shared.NextDouble() * (pause < MaxJitter * 10 ? pause / 10 : MaxJitter);

    [LoggerMessage(Level = LogLevel.Information, Message = "Translated {Article} from {Path} into {Language}")]
    private static partial void LogTranslated(ILogger logger, string article, string path, string language);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Translation of {Article} from {Path} into {Language} waits until {Until:O}; the status says why"
    )]
    private static partial void LogPaused(ILogger logger, string article, string path, string language, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Information, Message = "Translation of {Article} into {Language} is not needed any more")]
    private static partial void LogSuperseded(ILogger logger, string article, string language);
}
