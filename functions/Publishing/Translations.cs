using Newsroom.Content;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;
using Newsroom.Translation;

namespace Newsroom.Publishing;

/// <summary>Carries out orders: translates an article's original into a language and publishes that edition, or holds it for review.</summary>
public sealed partial class Translations(
    ArticleStore articles, EditionStore bodies, Ledger ledger, Publisher publisher, EditionTranslator translator, Glossaries glossaries, EventContinuity continuity,
    Completion completion, SiteOptions site, TimeProvider clock, ILogger<Translations> log)
{
    private const int MostTries = 10;

    /// <summary>Shorter pauses are waited for; after longer ones <see cref="Reconciliation"/> orders again.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(20);

    /// <summary>Not all that waits comes back in the same moment.</summary>
    private static readonly TimeSpan LongestSpread = TimeSpan.FromMinutes(1);

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

            using var span = Spans.Continue(job.TraceParent, Spans.Translate, original.Path, job.Language);
            try
            {
                if (await PublishAsync(stored, original, job, cancellationToken) is { } article)
                {
                    span?.SetTag(Spans.Article, article.Id);
                    await completion.RecordAsync(original.Path, article.Id, cancellationToken);
                    LogTranslated(log, article.Id, original.Path, job.Language);
                    return;
                }
            }
            catch (TranslationException reason)
            {
                span.Fail(reason);
                await ExplainAsync(original.Path, job.Language, reason.Message, due: null, cancellationToken);
                throw;
            }
            catch (TranslationPausedException pause) when (pause.Until - clock.GetUtcNow() is var length)
            {
                if (length > ShortPause)
                {
                    await ExplainAsync(original.Path, job.Language, pause.Message, pause.Until + Spread(length), cancellationToken);
                    LogPaused(log, job.Article, original.Path, job.Language, pause.Until);
                    return;
                }

                await Task.Delay(length + Spread(length) is { Ticks: > 0 } wait ? wait : TimeSpan.Zero, clock, cancellationToken);
            }
        }

        throw new InvalidOperationException($"The article was changed by others {MostTries} times in a row.");
    }

    /// <summary>Shows a translation that was held for review as it is.</summary>
    /// <returns>False where none is held.</returns>
    public async Task<bool> ApproveAsync(string id, string language, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await articles.LoadAsync(id, cancellationToken);
            if (stored.Article.InReview.FirstOrDefault(review => review.Language == language) is not { } review
                || await bodies.ReadAsync(id, review.Version, language, cancellationToken) is not { } body)
            {
                return false;
            }

            await bodies.ApproveAsync(id, review.Version, language, cancellationToken);
            if (await publisher.TryPublishTranslationAsync(stored, review.Version, body, cancellationToken) is { } article)
            {
                await completion.RecordAsync(article.Original!.Path!, id, cancellationToken);
                return true;
            }
        }
    }

    /// <summary>Removes what an attempt left behind that was overtaken by a new version.</summary>
    private Task ForgetAsync(Article article, TranslationJob job, CancellationToken cancellationToken) =>
        article.NeedsAnyOf(job.Version) ? Task.CompletedTask : bodies.DeleteWithTranslationsAsync(job.Article, job.Version, cancellationToken);

    private async Task<Article?> PublishAsync(StoredArticle stored, Edition original, TranslationJob job, CancellationToken cancellationToken)
    {
        var article = stored.Article;
        var present = article.InReview.FirstOrDefault(review => review.Language == job.Language)?.Version ?? article.In(job.Language)?.Version;
        if (!job.Renew && present is not null && Edition.SourceOf(present) == job.Version)
        {
            return await publisher.RepeatAsync(stored, cancellationToken);
        }

        var text = await bodies.ReadAsync(job.Article, job.Version, original.Language, cancellationToken)
            ?? throw new InvalidOperationException($"The body of {job.Article}/{job.Version}/{original.Language} is missing.");
        var terms = (await glossaries.ReadAsync(cancellationToken)).Between(original.Language, job.Language);
        var version = terms.Fingerprint(string.Join('\n', [text.Title, text.Summary, text.Text, .. text.Events.Select(happening => happening.Title)])) is { } fingerprint ? $"{job.Version}-{fingerprint}" : job.Version;
        if (version == present)
        {
            return await publisher.RepeatAsync(stored, cancellationToken);
        }

        var body = await continuity.CarryOverAsync(article, await TranslateAsync(article, text, version, terms, job, cancellationToken), cancellationToken);
        body = await bodies.WriteAsync(job.Article, version, body with { Made = clock.GetUtcNow() }, cancellationToken);
        return body.Effort is { } effort && site.NeedsReview(effort) && !await bodies.IsApprovedAsync(job.Article, version, job.Language, cancellationToken)
            ? await publisher.TryHoldTranslationAsync(stored, new Review(job.Language, version, effort.Sentences, effort.Flagged), cancellationToken)
            : await publisher.TryPublishTranslationAsync(stored, version, body, cancellationToken);
    }

    /// <summary>What the engine answers is kept before anything is made of it: an interrupted attempt has been paid for.</summary>
    private async Task<EditionBody> TranslateAsync(Article article, EditionBody text, string version, Terminology terms, TranslationJob job, CancellationToken cancellationToken)
    {
        var own = await bodies.ReadAlignmentAsync(job.Article, version, job.Language, cancellationToken);
        var (translation, alignment) = await translator.TranslateAsync(text, job.Language, terms, own ?? await EarlierAsync(article, job, cancellationToken), cancellationToken);
        if (own is null && !await bodies.TryWriteAlignmentAsync(job.Article, version, job.Language, alignment, cancellationToken))
        {
            // Somebody was at it as well, and was faster: there is one translation.
            own = await bodies.ReadAlignmentAsync(job.Article, version, job.Language, cancellationToken);
            (translation, _) = await translator.TranslateAsync(text, job.Language, terms, own, cancellationToken);
        }

        return own is null ? translation : translation with { Effort = own.Effort };
    }

    /// <summary>The sentences of the translation that is to be replaced.</summary>
    private async Task<Alignment?> EarlierAsync(Article article, TranslationJob job, CancellationToken cancellationToken)
    {
        var earlier = article.InReview.FirstOrDefault(review => review.Language == job.Language)?.Version
            ?? (article.Editions.GetValueOrDefault(job.Language) is { Kind: EditionKind.Machine } edition ? edition.Version : null);
        return earlier is null ? null : await bodies.ReadAlignmentAsync(job.Article, earlier, job.Language, cancellationToken);
    }

    private Task ExplainAsync(string path, string language, string reason, DateTimeOffset? due, CancellationToken cancellationToken) => ledger.UpdateAsync(
        path,
        entry => Task.FromResult(entry.State == LedgerState.Published
            ? entry with { Error = $"Not translated into {LanguageCode.EnglishName(language)} yet: {reason}", Due = due }
            : entry),
        cancellationToken);

    private static TimeSpan Spread(TimeSpan pause) => Random.Shared.NextDouble() * (pause < LongestSpread * 10 ? pause / 10 : LongestSpread);

    [LoggerMessage(Level = LogLevel.Information, Message = "Translated {Article} from {Path} into {Language}")]
    private static partial void LogTranslated(ILogger logger, string article, string path, string language);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Translation of {Article} from {Path} into {Language} waits until {Until:O}; the status says why")]
    private static partial void LogPaused(ILogger logger, string article, string path, string language, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Information, Message = "No need to translate {Article} into {Language} any more")]
    private static partial void LogSuperseded(ILogger logger, string article, string language);
}
