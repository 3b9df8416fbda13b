using Newsroom.Content;
using Newsroom.Publishing.Editions;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Newsroom.Translation;

namespace Newsroom.Publishing.Translating;

/// <summary>Translates an article's original into a language, and publishes that edition or holds it for review.</summary>
public sealed class TranslateOriginal(
    EditionStore bodies,
    EditionTranslator translator,
    Glossaries glossaries,
    EventContinuity continuity,
    PublishTranslation publish,
    SiteOptions site,
    TimeProvider clock)
{
    /// <returns>The article as it is now, or null if another writer was faster.</returns>
    public async Task<Article?> TryTranslateAsync(
        StoredArticle stored, Edition original, TranslationJob job, CancellationToken cancellationToken)
    {
        var article = stored.Article;
        var present = ReviewOf(article, job)?.Version ?? article.In(job.Language)?.Version;
        if (!job.Renew && present is not null && EditionVersion.OriginalOf(present) == job.Version)
        {
            return await publish.RewriteAsync(stored, cancellationToken);
        }

        var text = await bodies.ReadAsync(job.Article, job.Version, original.Language, cancellationToken)
            ?? throw new InvalidOperationException($"The body of {job.Article}/{job.Version}/{original.Language} is missing.");
        var terms = (await glossaries.ReadAsync(cancellationToken)).Between(original.Language, job.Language);
        var version = EditionVersion.OfTranslation(job.Version, terms.Fingerprint(AllTextOf(text)));
        if (version == present)
        {
            return await publish.RewriteAsync(stored, cancellationToken);
        }

        var body = await MakeAsync(article, text, version, terms, job, cancellationToken);
        return await TryPublishAsync(stored, body, version, job, cancellationToken);
    }

    private static Review? ReviewOf(Article article, TranslationJob job) =>
        article.InReview.FirstOrDefault(review => review.Language == job.Language);

    private static string AllTextOf(EditionBody text) =>
        string.Join('\n', [text.Title, text.Summary, text.Text, .. text.Events.Select(@event => @event.Title)]);

    private async Task<EditionBody> MakeAsync(
        Article article, EditionBody text, string version, Terminology terms, TranslationJob job, CancellationToken cancellationToken)
    {
        var body = await TranslateAsync(article, text, version, terms, job, cancellationToken);
        body = await continuity.CarryOverAsync(article, body, cancellationToken);
        return await bodies.WriteAsync(job.Article, version, body with { Made = clock.GetUtcNow() }, cancellationToken);
    }

    private async Task<Article?> TryPublishAsync(
        StoredArticle stored, EditionBody body, string version, TranslationJob job, CancellationToken cancellationToken) =>
        body.Effort is { } effort && site.NeedsReview(effort)
        && !await bodies.IsApprovedAsync(job.Article, version, job.Language, cancellationToken)
            ? await publish.TryHoldAsync(stored, new Review(job.Language, version, effort.Sentences, effort.Flagged), cancellationToken)
            : await publish.TryPublishAsync(stored, version, body, cancellationToken);

    /// <summary>What the engine returns is stored before it is used: if the attempt is interrupted, it has been paid for.</summary>
    private async Task<EditionBody> TranslateAsync(
        Article article, EditionBody text, string version, Terminology terms, TranslationJob job, CancellationToken cancellationToken)
    {
        var own = await bodies.ReadAlignmentAsync(job.Article, version, job.Language, cancellationToken);
        var (translation, alignment) = await translator.TranslateAsync(
            text, job.Language, terms, own ?? await EarlierAsync(article, job, cancellationToken), cancellationToken);
        if (own is null && !await bodies.TryWriteAlignmentAsync(job.Article, version, job.Language, alignment, cancellationToken))
        {
            // Another worker translated at the same time and was faster: its translation counts.
            own = await bodies.ReadAlignmentAsync(job.Article, version, job.Language, cancellationToken);
            (translation, _) = await translator.TranslateAsync(text, job.Language, terms, own, cancellationToken);
        }

        return own is null ? translation : translation with { Effort = own.Effort };
    }

    /// <summary>The sentences of the translation that will be replaced.</summary>
    private async Task<Alignment?> EarlierAsync(Article article, TranslationJob job, CancellationToken cancellationToken)
    {
        var earlier = ReviewOf(article, job)?.Version
            ?? (article.Editions.GetValueOrDefault(job.Language) is { Kind: EditionKind.Machine } edition ? edition.Version : null);
        return earlier is null ? null : await bodies.ReadAlignmentAsync(job.Article, earlier, job.Language, cancellationToken);
    }
}
