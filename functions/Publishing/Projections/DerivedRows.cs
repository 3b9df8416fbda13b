using System.Collections.Immutable;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Publishing.Notifying;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Projections;

/// <summary>Writes all rows that are derived from an article's row. Every step can be interrupted and repeated.</summary>
public sealed class DerivedRows(
    ArticleStore articles,
    EditionStore bodies,
    IEnumerable<IProjection> projections,
    CancelledEventExpirations expirations,
    Generations generations,
    ChangeAnnouncement changes,
    SiteOptions site)
{
    /// <summary>Longer than all rows of an article take, if storage is not slow.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(500);

    private readonly ImmutableArray<IProjection> _projections = [.. projections];
    private readonly BatchGate _batches = new(MaxWait);

    /// <summary>Writes everything again: after an interruption it is unknown what is missing.</summary>
    /// <returns>The article as it is now.</returns>
    public Task<Article> RewriteAsync(StoredArticle stored, CancellationToken cancellationToken) =>
        WriteAsync(stored, stored.Article.Editions.Values, body: null, isNew: false, cancellationToken);

    /// <summary>
    /// Writes the derived rows of some editions of an article. If two writers change an article shortly after each other, the first may
    /// write its derived rows last, and so overwrite those of the second. So a writer checks after its own writes whether the article has
    /// changed since, and then writes all derived rows again.
    /// </summary>
    /// <param name="stored">The article as it was read or saved.</param>
    /// <param name="editions">The editions that changed.</param>
    /// <param name="body">The body of one of them, if it is at hand.</param>
    /// <param name="isNew">Whether the article had no row before.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <returns>The article as it is now.</returns>
    public async Task<Article> WriteAsync(
        StoredArticle stored, IEnumerable<Edition> editions, EditionBody? body, bool isNew, CancellationToken cancellationToken)
    {
        await WriteTogetherAsync(stored.Article, [.. editions], body, isNew, cancellationToken);
        while (await articles.LoadAsync(stored.Article.Id, cancellationToken) is var current && current.ETag != stored.ETag)
        {
            stored = current;
            await WriteTogetherAsync(stored.Article, [.. stored.Article.Editions.Values], body: null, isNew: false, cancellationToken);
        }

        return stored.Article;
    }

    /// <summary>Writes the rows together with those of other articles, which are in the same partitions.</summary>
    private Task WriteTogetherAsync(
        Article article, ImmutableArray<Edition> changed, EditionBody? body, bool isNew, CancellationToken cancellationToken) =>
        changed.Length == 0 ? Task.CompletedTask
        : _batches.RunAsync(() => WriteOnceAsync(article, changed, body, isNew, cancellationToken), cancellationToken);

    private async Task WriteOnceAsync(
        Article article, ImmutableArray<Edition> changed, EditionBody? body, bool isNew, CancellationToken cancellationToken)
    {
        await Task.WhenAll(changed.Select(edition => edition.Withdrawn
            ? RemoveAsync(edition, cancellationToken)
            : ShowAsync(edition, body?.Language == edition.Language ? body : null, cancellationToken)));
        if (changed.SelectMany(edition => edition.Cancelled).Min(@event => @event.Cancelled) is { } first)
        {
            await expirations.AddAsync(article.Id, first + EventHistory.ShownCancelled, cancellationToken);
        }

        await Task.WhenAll(changed.Select(edition => generations.AdvanceAsync(edition.Language, cancellationToken)));

        // After the generations: who reads of a change and asks for it must not get an answer from before it.
        var shown = changed.FirstOrDefault(edition => edition.Language == body?.Language);
        await changes.RecordAsync(
            article.Id, body is null || shown is null ? null : (shown.Version, body), isNew ? article : null, cancellationToken);

        // Last, because readers may still use a row that names the old body.
        foreach (var version in changed.SelectMany(StaleBodies).Distinct())
        {
            await DeleteBodiesAsync(article, version, cancellationToken);
        }
    }

    /// <summary>
    /// Deletes the bodies of a version, unless they are needed. A translation keeps the version it was made from until it is made again,
    /// and so does an upload, which can become the original again.
    /// </summary>
    private async Task DeleteBodiesAsync(Article article, string version, CancellationToken cancellationToken)
    {
        if (article.Needs(version) || IsSetAside(article, version))
        {
            return;
        }

        // With the last version of an original, its translations that were never shown are deleted, too.
        var original = EditionVersion.OriginalOf(version);
        await (article.NeedsAnyOf(original)
            ? bodies.DeleteAllAsync(article.Id, version, cancellationToken)
            : bodies.DeleteWithTranslationsAsync(article.Id, original, cancellationToken));
    }

    /// <summary>
    /// Whether a version is a translation of the current original into a language that the site does not have now. It is kept, so that it
    /// need not be made again if the language comes back.
    /// </summary>
    private bool IsSetAside(Article article, string version) => article.Editions.Values.Any(edition => edition.Version == version
        && edition is { Withdrawn: true, Kind: EditionKind.Machine }
        && edition.SourceVersion == article.Original?.Version && !site.Languages.Contains(edition.Language));

    private static IEnumerable<string> StaleBodies(Edition edition) =>
        edition.StaleRows.OfType<StaleRow.OfBody>().Select(body => body.Version);

    private async Task ShowAsync(Edition edition, EditionBody? body, CancellationToken cancellationToken)
    {
        body ??= await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken);
        if (body is not null)
        {
            var shown = _projections.Select(projection => projection.ShowAsync(edition, body, cancellationToken));
            await Task.WhenAll([.. shown, RemoveStaleAsync(edition, cancellationToken)]);
            return;
        }

        // Bodies are deleted with their version: the writer of the next version shows that one.
        var current = (await articles.LoadAsync(edition.Article, cancellationToken)).Article.Editions.GetValueOrDefault(edition.Language);
        if (current is { Withdrawn: false } && current.Version == edition.Version)
        {
            throw new InvalidOperationException($"The body of {edition.Article}/{edition.Version}/{edition.Language} is missing.");
        }
    }

    private Task RemoveAsync(Edition edition, CancellationToken cancellationToken) =>
        Task.WhenAll([
            .. _projections.Select(projection => projection.RemoveAsync(edition, cancellationToken)),
            RemoveStaleAsync(edition, cancellationToken),
        ]);

    private Task RemoveStaleAsync(Edition edition, CancellationToken cancellationToken) => Task.WhenAll(
        edition.StaleRows.SelectMany(row => _projections.Select(projection => projection.RemoveAsync(edition, row, cancellationToken))));
}
