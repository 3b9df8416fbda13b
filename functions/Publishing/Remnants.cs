using System.Text.Json;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing;

/// <summary>
/// What the container <c>editions</c> still has of an upload whose rows are lost. An article is taken up again where it was: with the ids of its events, the time of its
/// first publication, and its translations, which have been paid for.
/// </summary>
public sealed class Remnants(EditionStore bodies, StorageAccount storage, SiteOptions site, TimeProvider clock)
{
    /// <summary>Bodies of one language that are looked at; as a rule there is one.</summary>
    private const int MostRead = 5;

    /// <summary>
    /// Adds what is left of an upload that the article does not know, as if it had been published before. What has just been uploaded can't have been, unless all
    /// tables are younger than the editions: it is spared the listing.
    /// </summary>
    /// <param name="article">As it is known.</param>
    /// <param name="upload">The upload.</param>
    /// <param name="draft">What is read from it now.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The article, the same where nothing is left.</returns>
    public async Task<Article> RecallAsync(Article article, Upload upload, Draft draft, CancellationToken cancellationToken)
    {
        var read = draft.Body;
        var present = article.Editions.GetValueOrDefault(read.Language);
        var isNew = clock.GetUtcNow() - upload.Uploaded <= site.ReconcileAfter && !await storage.IsYoungerThanEditionsAsync();
        if (isNew || present is { Kind: not EditionKind.Machine })
        {
            return article;
        }

        var left = (await bodies.ListAsync(article.Id, cancellationToken)).Where(body => !article.NeedsAnyOf(Edition.SourceOf(body.Version))).ToList();
        if (await FindAsync(article.Id, left, upload, read, cancellationToken) is not var (version, body))
        {
            return article;
        }

        var others = left.Select(other => Edition.SourceOf(other.Version)).Where(other => Publisher.IsOf(other, upload) && other != version).Distinct();
        var own = Edition.Of(article.Id, version, body) with
        {
            Path = upload.Path.Path,
            Updated = upload.Uploaded,
            Basis = draft.Translated?.Basis,
            Retired = [.. others.Select(Publisher.BodyRow)],
        };
        return article with
        {
            Sources = [.. article.Sources, SourceOf(upload, version, body, read)],
            Editions = article.Editions.SetItem(own.Language, Publisher.Replace(present, own)).SetItems(await TranslationsAsync(article, left, version, own.Language, cancellationToken)),
        };
    }

    /// <summary>Tells what was read from a file; the ids and the history of its events are not among it.</summary>
    public static string DigestOf(EditionBody body) => Digest.Of(Plain(body))[..13];

    /// <summary>The upload as it was published. A file that has changed since, or only its tag, is its next version, unless it says the same.</summary>
    private static Source SourceOf(Upload upload, string version, EditionBody body, EditionBody read)
    {
        var firstPublished = body.PublishedInferred ? body.Published : upload.Uploaded;
        var etag = Publisher.IsOf(version, upload) || IsSame(body, read) ? upload.ETag : "";
        return new Source(upload.Path.Path, etag, body.Language, version, upload.Uploaded, firstPublished)
        {
            Reading = version == Publisher.VersionOf(upload, AsOf(body, read), before: null) ? null : DigestOf(body),
        };
    }

    private static bool IsSame(EditionBody one, EditionBody other) => Plain(one) == Plain(AsOf(one, other));

    // Where a text does not say when it was published, that is when it first was.
    private static EditionBody AsOf(EditionBody first, EditionBody read) => first.PublishedInferred && read.PublishedInferred ? read with { Published = first.Published } : read;

    private static string Plain(EditionBody body) =>
        JsonSerializer.Serialize(body with { Events = [.. body.Events.Select(EventHistory.Plain)] }, ContentJson.Readable.EditionBody);

    /// <summary>The body that was made from this very upload, else one that says the same, else the newest in its language.</summary>
    private async Task<(string Version, EditionBody Body)?> FindAsync(
        string article, IReadOnlyList<StoredBody> left, Upload upload, EditionBody draft, CancellationToken cancellationToken)
    {
        var found = new List<(string Version, EditionBody Body)>();
        var candidates = left.Where(body => body.Language == draft.Language && Edition.SourceOf(body.Version) == body.Version)
            .OrderByDescending(body => Publisher.IsOf(body.Version, upload)).ThenByDescending(body => body.Written);
        foreach (var candidate in candidates.Take(MostRead))
        {
            if (await bodies.ReadAsync(article, candidate.Version, draft.Language, cancellationToken) is { Engine: null } body)
            {
                found.Add((candidate.Version, body));
            }
        }

        return found.Count == 0 ? null
            : found.Where(one => IsSame(one.Body, draft)).Cast<(string, EditionBody)?>().FirstOrDefault() ?? found[0];
    }

    private async Task<IReadOnlyList<KeyValuePair<string, Edition>>> TranslationsAsync(
        Article article, IReadOnlyList<StoredBody> left, string version, string original, CancellationToken cancellationToken)
    {
        var found = new List<KeyValuePair<string, Edition>>();
        foreach (var language in site.Languages.Where(language => language != original && article.In(language) is null && article.SourceIn(language) is null))
        {
            var newest = left.Where(body => body.Language == language && Edition.SourceOf(body.Version) == version).MaxBy(body => body.Written);
            if (newest is not null && await bodies.ReadAsync(article.Id, newest.Version, language, cancellationToken) is { Engine: not null } body
                && (newest.IsApproved || !site.NeedsReview(body.Effort)))
            {
                found.Add(new(language, Edition.Of(article.Id, newest.Version, body) with { Kind = EditionKind.Machine, Updated = body.Made ?? newest.Written }));
            }
        }

        return found;
    }
}
