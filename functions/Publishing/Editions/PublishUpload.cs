using Newsroom.Content;
using Newsroom.Publishing.Projections;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>
/// Publishes what was read from an upload. First the body is written, then the article's row, which makes it valid, then the derived rows,
/// the generation last. Every step can be interrupted and repeated.
/// </summary>
public sealed class PublishUpload(
    EditionStore bodies,
    EditionKinds kinds,
    EventContinuity continuity,
    EditionRecovery recovery,
    ArticleCommit commit,
    DerivedRows derived)
{
    /// <returns>The article as it is now, or null if another writer was faster: load the article and the upload again.</returns>
    public async Task<Article?> TryPublishAsync(StoredArticle stored, Upload upload, Draft draft, CancellationToken cancellationToken)
    {
        var article = stored.Article;
        if (article.Sources.All(source => source.Path != upload.Path.Path))
        {
            article = await recovery.RecoverAsync(article, upload, draft, cancellationToken);
            if (article.Sources.FirstOrDefault(source => source.Path == upload.Path.Path) is { } recovered
                && recovered.ETag == upload.ETag && IsSameReading(recovered, upload, AsOf(recovered.FirstPublished, draft)))
            {
                var reassigned = kinds.Reassign(article, published: null);
                return await commit.TryCommitAsync(stored, reassigned, body: null, cancellationToken, article);
            }
        }

        var known = article.Sources.FirstOrDefault(source => source.Path == upload.Path.Path);
        var firstPublished = known?.FirstPublished ?? upload.Uploaded;
        var body = AsOf(firstPublished, draft);
        if (known is not null && IsPublished(article, known, upload, body))
        {
            return await derived.RewriteAsync(stored, cancellationToken);
        }

        var before = known?.Version ?? VersionBefore(article, upload, body);
        var version = EditionVersion.Of(upload, body, before);
        var source = new Source(upload.Path.Path, upload.ETag, body.Language, version, upload.Uploaded, firstPublished, before);
        body = await WriteBodyAsync(article, version, body, draft, cancellationToken);
        var edition = Edition.Of(article.Id, version, body) with
        {
            Path = source.Path,
            Updated = upload.Uploaded,
            Basis = draft.Translated?.Basis,
        };
        var sources = article with { Sources = [.. article.Sources.Where(other => other.Path != source.Path), source] };
        return await commit.TryCommitAsync(stored, kinds.Reassign(sources, edition), body, cancellationToken, article);
    }

    /// <summary>The body of a text that states no date has that of its first publication.</summary>
    private static EditionBody AsOf(DateTimeOffset firstPublished, Draft draft) =>
        draft.Body.PublishedInferred && draft.Translated is null ? draft.Body with { Published = firstPublished } : draft.Body;

    /// <summary>Whether exactly this version of the upload is already live, or hidden by another upload.</summary>
    private static bool IsPublished(Article article, Source known, Upload upload, EditionBody body) =>
        known.ETag == upload.ETag
        && IsSameReading(known, upload, body)
        && (article.SourceIn(known.Language) != known || article.In(known.Language)?.Version == known.Version);

    /// <summary>
    /// The version that was withdrawn, if the upload comes back. An article of a file with several may come back as it was, while another
    /// process is about to delete the body of that version.
    /// </summary>
    private static string? VersionBefore(Article article, Upload upload, EditionBody body) =>
        article.Editions.GetValueOrDefault(body.Language) is { Withdrawn: true } gone && gone.Path == upload.Path.Path
            ? gone.Version : null;

    private static bool IsSameReading(Source known, Upload upload, EditionBody body) => known.Reading is { } reading
        ? reading == EditionRecovery.DigestOf(body)
        : known.Version == EditionVersion.Of(upload, body, known.Before);

    private async Task<EditionBody> WriteBodyAsync(
        Article article, string version, EditionBody body, Draft draft, CancellationToken cancellationToken)
    {
        body = await continuity.CarryOverAsync(article, body, cancellationToken);
        if (draft.Translated is { } translated)
        {
            await bodies.TryWriteAlignmentAsync(article.Id, version, body.Language, translated.Alignment, cancellationToken);
        }

        return await bodies.WriteAsync(article.Id, version, body, cancellationToken);
    }
}
