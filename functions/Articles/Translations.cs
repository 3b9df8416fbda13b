using Newsroom.Translation;

namespace Newsroom.Articles;

/// <summary>Carries out orders: translates an article's original into a language and publishes that edition.</summary>
public sealed partial class Translations(
    ArticleStore articles, EditionStore bodies, Ledger ledger, Publisher publisher, EditionTranslator translator, EventContinuity continuity, Completion completion,
    ILogger<Translations> log)
{
    private const int MostTries = 10;

    /// <exception cref="TranslationException">The engine failed; the ledger says why, and the order can be tried again.</exception>
    public async Task CarryOutAsync(TranslationJob job, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var stored = await articles.LoadAsync(job.Article, cancellationToken);
            var original = stored.Article.Original;
            if (original?.Path is null || original.Version != job.Version || stored.Article.SourceIn(job.Language) is not null)
            {
                await ForgetAsync(stored.Article, job, cancellationToken);
                LogSuperseded(log, job.Article, job.Language);
                return;
            }

            using var span = Telemetry.Start(Telemetry.Translate, original.Path, job.Language);
            if (await PublishAsync(stored, original, job, cancellationToken) is { } article)
            {
                span?.SetTag(Telemetry.Article, article.Id);
                await completion.RecordAsync(original.Path, article.Id, cancellationToken);
                return;
            }
        }

        throw new InvalidOperationException($"The article was changed by others {MostTries} times in a row.");
    }

    /// <summary>Removes what an attempt left behind that was overtaken by a new version.</summary>
    private Task ForgetAsync(Article article, TranslationJob job, CancellationToken cancellationToken) =>
        article.Live.Any(edition => edition.Version == job.Version) || article.Sources.Any(source => source.Version == job.Version) ? Task.CompletedTask : bodies.DeleteAllAsync(job.Article, job.Version, cancellationToken);

    private async Task<Article?> PublishAsync(StoredArticle stored, Edition original, TranslationJob job, CancellationToken cancellationToken)
    {
        if (stored.Article.In(job.Language)?.Version == job.Version)
        {
            return await publisher.RepeatAsync(stored, cancellationToken);
        }

        // A body that an interrupted attempt left behind is as good as a new one, and paid for.
        var body = await bodies.ReadAsync(job.Article, job.Version, job.Language, cancellationToken)
            ?? await bodies.WriteAsync(
                job.Article, job.Version, await continuity.CarryOverAsync(stored.Article, await TranslateAsync(original, job, cancellationToken), cancellationToken), cancellationToken);
        return await publisher.TryPublishTranslationAsync(stored, job.Version, body, cancellationToken);
    }

    private async Task<EditionBody> TranslateAsync(Edition original, TranslationJob job, CancellationToken cancellationToken)
    {
        var body = await bodies.ReadAsync(job.Article, job.Version, original.Language, cancellationToken)
            ?? throw new InvalidOperationException($"The body of {job.Article}/{job.Version}/{original.Language} is missing.");
        try
        {
            return await translator.TranslateAsync(body, job.Language, cancellationToken);
        }
        catch (TranslationException reason)
        {
            await ledger.UpdateAsync(
                original.Path!,
                entry => Task.FromResult(entry.State == LedgerState.Published
                    ? entry with { Error = $"Not translated into {LanguageCode.EnglishName(job.Language)} yet: {reason.Message}" }
                    : entry),
                cancellationToken);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No need to translate {Article} into {Language} any more")]
    private static partial void LogSuperseded(ILogger logger, string article, string language);
}
