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

        var body = await continuity.CarryOverAsync(stored.Article, await TranslateAsync(stored.Article, original, job, cancellationToken), cancellationToken);
        body = await bodies.WriteAsync(job.Article, job.Version, body, cancellationToken);
        return await publisher.TryPublishTranslationAsync(stored, job.Version, body, cancellationToken);
    }

    /// <summary>What the engine answers is kept before anything is made of it: an interrupted attempt has been paid for.</summary>
    private async Task<EditionBody> TranslateAsync(Article article, Edition original, TranslationJob job, CancellationToken cancellationToken)
    {
        var body = await bodies.ReadAsync(job.Article, job.Version, original.Language, cancellationToken)
            ?? throw new InvalidOperationException($"The body of {job.Article}/{job.Version}/{original.Language} is missing.");
        var own = await bodies.ReadAlignmentAsync(job.Article, job.Version, job.Language, cancellationToken);
        var (translation, alignment) = await TranslateAsync(body, own ?? await EarlierAsync(article, job, cancellationToken), original, job, cancellationToken);
        if (own is null && !await bodies.TryWriteAlignmentAsync(job.Article, job.Version, job.Language, alignment, cancellationToken))
        {
            // Somebody was at it as well, and was faster: there is one translation.
            own = await bodies.ReadAlignmentAsync(job.Article, job.Version, job.Language, cancellationToken);
            (translation, _) = await TranslateAsync(body, own, original, job, cancellationToken);
        }

        return own is null ? translation : translation with { Effort = own.Effort };
    }

    /// <summary>The sentences of the translation that is to be replaced.</summary>
    private async Task<Alignment?> EarlierAsync(Article article, TranslationJob job, CancellationToken cancellationToken) =>
        article.Editions.GetValueOrDefault(job.Language) is { Kind: EditionKind.Machine } earlier
            ? await bodies.ReadAlignmentAsync(job.Article, earlier.Version, job.Language, cancellationToken) : null;

    private async Task<(EditionBody Body, Alignment Alignment)> TranslateAsync(
        EditionBody body, Alignment? known, Edition original, TranslationJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await translator.TranslateAsync(body, job.Language, known, cancellationToken);
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
