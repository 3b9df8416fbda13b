using Newsroom.Translation;

namespace Newsroom.Articles;

/// <summary>Carries out orders: translates an article's original into a language and publishes that edition.</summary>
public sealed partial class Translations(
    ArticleStore articles, EditionStore bodies, Ledger ledger, Publisher publisher, TranslationOrders orders, EditionTranslator translator,
    TimeProvider clock, ILogger<Translations> log)
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
                LogSuperseded(log, job.Article, job.Language);
                return;
            }

            using var span = Telemetry.Start(Telemetry.Translate, original.Path, job.Language)?.SetTag(Telemetry.Article, job.Article);
            if (await PublishAsync(stored, original, job, cancellationToken) is { } article)
            {
                await RecordAsync(original.Path, article.Id, cancellationToken);
                return;
            }
        }

        throw new InvalidOperationException($"The article was changed by others {MostTries} times in a row.");
    }

    /// <summary>Says in the ledger how far the translations of an upload have come; only the article's original awaits any.</summary>
    public async Task RecordAsync(string path, string id, CancellationToken cancellationToken) =>
        await ledger.UpdateAsync(path, async entry =>
        {
            // Read inside the update: of two translations that end together, the one that writes last sees both.
            var article = (await articles.LoadAsync(id, cancellationToken)).Article;
            if (entry.State == LedgerState.Received)
            {
                // Somebody is about to say how the article was before: writing the row makes them look again.
                return entry with { Error = null };
            }

            if (entry.State is not (LedgerState.Published or LedgerState.Complete) || article.Sources.All(source => source.Path != path))
            {
                return entry;
            }

            var plan = article.Original?.Path == path ? orders.Plan(article) : TranslationPlan.Nothing;
            var state = plan.IsEmpty ? LedgerState.Complete : LedgerState.Published;
            var error = plan.Obstacles.Count > 0 ? string.Join(" ", plan.Obstacles) : null;
            var languages = article.Live.Select(edition => edition.Language).ToArray();
            return (entry.State, entry.Error) == (state, error) && entry.Languages.SequenceEqual(languages) ? entry : entry with
            {
                State = state,
                Complete = plan.IsEmpty ? entry.Complete ?? clock.GetUtcNow() : null,
                Error = error,
                Languages = languages,
            };
        }, cancellationToken);

    private async Task<Article?> PublishAsync(StoredArticle stored, Edition original, TranslationJob job, CancellationToken cancellationToken)
    {
        if (stored.Article.In(job.Language)?.Version == job.Version)
        {
            return await publisher.RepeatAsync(stored, cancellationToken);
        }

        // A body that an interrupted attempt left behind is as good as a new one, and paid for.
        var body = await bodies.ReadAsync(job.Article, job.Version, job.Language, cancellationToken)
            ?? await bodies.WriteAsync(job.Article, job.Version, await TranslateAsync(original, job, cancellationToken), cancellationToken);
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
