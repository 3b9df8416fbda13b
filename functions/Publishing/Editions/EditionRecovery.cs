using System.Text.Json;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>
/// Recovers articles whose rows are lost from the bodies in the container <c>editions</c>: with the ids of their events, the time of their
/// first publication, and their translations, which have been paid for.
/// </summary>
public sealed class EditionRecovery(EditionStore bodies, StorageAccount storage, SiteOptions site, TimeProvider clock)
{
    /// <summary>Max bodies read per language; normally there is one.</summary>
    private const int MaxRead = 5;

    /// <summary>
    /// Adds the remaining edition of an upload that the article does not know, as if it had been published before. A file uploaded just now
    /// cannot have been published, unless all tables are younger than the editions: so normally the bodies need not be listed.
    /// </summary>
    /// <returns>The article; unchanged if no body is left.</returns>
    public async Task<Article> RecoverAsync(Article article, Upload upload, Draft draft, CancellationToken cancellationToken)
    {
        var read = draft.Body;
        var present = article.Editions.GetValueOrDefault(read.Language);
        var isNew = clock.GetUtcNow() - upload.Uploaded <= site.ReconcileAfter && !await storage.IsYoungerThanEditionsAsync();
        if (isNew || present is { Kind: not EditionKind.Machine })
        {
            return article;
        }

        var remaining = (await bodies.ListAsync(article.Id, cancellationToken))
            .Where(body => !article.NeedsAnyOf(EditionVersion.OriginalOf(body.Version))).ToList();
        if (await FindAsync(article.Id, remaining, upload, read, cancellationToken) is not var (version, body))
        {
            return article;
        }

        var others = remaining.Select(other => EditionVersion.OriginalOf(other.Version))
            .Where(other => EditionVersion.IsFrom(other, upload) && other != version).Distinct();
        var own = Edition.Of(article.Id, version, body) with
        {
            Path = upload.Path.Path,
            Updated = upload.Uploaded,
            Basis = draft.Translated?.Basis,
            StaleRows = [.. others.Select(other => new StaleRow.OfBody(other))],
        };
        var translations = await TranslationsAsync(article, remaining, version, own.Language, cancellationToken);
        return article with
        {
            Sources = [.. article.Sources, SourceOf(upload, version, body, read)],
            Editions = article.Editions.SetItem(own.Language, EditionKinds.Replace(present, own)).SetItems(translations),
        };
    }

    /// <summary>A digest of a body without the ids and the history of its events.</summary>
    public static string DigestOf(EditionBody body) => Digest.Of(WithoutHistory(body))[..13];

    /// <summary>
    /// The upload as it was published. If the file or only its ETag has changed since, it becomes the next version, unless the content is
    /// the same.
    /// </summary>
    private static Source SourceOf(Upload upload, string version, EditionBody body, EditionBody read)
    {
        var firstPublished = body.PublishedInferred ? body.Published : upload.Uploaded;
        var etag = EditionVersion.IsFrom(version, upload) || IsSame(body, read) ? upload.ETag : "";
        return new Source(upload.Path.Path, etag, body.Language, version, upload.Uploaded, firstPublished)
        {
            Reading = version == EditionVersion.Of(upload, AsOf(body, read), before: null) ? null : DigestOf(body),
        };
    }

    private static bool IsSame(EditionBody one, EditionBody other) => WithoutHistory(one) == WithoutHistory(AsOf(one, other));

    // A text that does not state its date of publication has that of its first publication.
    private static EditionBody AsOf(EditionBody first, EditionBody read) =>
        first.PublishedInferred && read.PublishedInferred ? read with { Published = first.Published } : read;

    private static string WithoutHistory(EditionBody body) =>
        JsonSerializer.Serialize(body with { Events = [.. body.Events.Select(EventHistory.Plain)] }, ContentJson.Readable.EditionBody);

    /// <summary>The body made from exactly this upload, else one with the same content, else the newest in its language.</summary>
    private async Task<(string Version, EditionBody Body)?> FindAsync(
        string article, IReadOnlyList<StoredBody> remaining, Upload upload, EditionBody read, CancellationToken cancellationToken)
    {
        var found = new List<(string Version, EditionBody Body)>();
        var candidates = remaining.Where(body => body.Language == read.Language && EditionVersion.OriginalOf(body.Version) == body.Version)
            .OrderByDescending(body => EditionVersion.IsFrom(body.Version, upload)).ThenByDescending(body => body.Written);
        foreach (var candidate in candidates.Take(MaxRead))
        {
            if (await bodies.ReadAsync(article, candidate.Version, read.Language, cancellationToken) is { Engine: null } body)
            {
                found.Add((candidate.Version, body));
            }
        }

        return found.Count == 0 ? null
            : found.Where(one => IsSame(one.Body, read)).Cast<(string, EditionBody)?>().FirstOrDefault() ?? found[0];
    }

    private async Task<IReadOnlyList<KeyValuePair<string, Edition>>> TranslationsAsync(
        Article article, IReadOnlyList<StoredBody> remaining, string version, string original, CancellationToken cancellationToken)
    {
        var found = new List<KeyValuePair<string, Edition>>();
        var languages = site.Languages
            .Where(language => language != original && article.In(language) is null && article.SourceIn(language) is null);
        foreach (var language in languages)
        {
            var newest = remaining
                .Where(body => body.Language == language && EditionVersion.OriginalOf(body.Version) == version)
                .MaxBy(body => body.Written);
            if (newest is not null
                && await bodies.ReadAsync(article.Id, newest.Version, language, cancellationToken) is { Engine: not null } body
                && (newest.IsApproved || !site.NeedsReview(body.Effort)))
            {
                var edition = Edition.Of(article.Id, newest.Version, body);
                found.Add(new(language, edition with { Kind = EditionKind.Machine, Updated = body.Made ?? newest.Written }));
            }
        }

        return found;
    }
}
