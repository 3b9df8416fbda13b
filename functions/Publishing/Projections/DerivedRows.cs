using System.Collections.Immutable;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Projections;

/// <summary>Brings all that follows from an article's row in line with it. Every step can be interrupted and repeated.</summary>
public sealed class DerivedRows(
    ArticleStore articles, EditionStore bodies, IEnumerable<IProjection> projections, Expiries expiries, Generations generations, SiteOptions site)
{
    private readonly ImmutableArray<IProjection> _projections = [.. projections];

    /// <summary>Writes everything again: after an interruption nobody knows what is missing.</summary>
    /// <returns>The article as it is now.</returns>
    public async Task<Article> RewriteAsync(StoredArticle stored, CancellationToken cancellationToken)
    {
        await WriteAsync(stored.Article, stored.Article.Editions.Values, body: null, cancellationToken);
        return await FollowAsync(stored, cancellationToken);
    }

    /// <summary>
    /// Of two writers that change an article shortly after each other, the first may write the derived rows last, and so over those of the second.
    /// A writer that finds, after its own writes, that the article has changed since then writes the derived rows of what is there now.
    /// </summary>
    /// <param name="written">The article whose derived rows were written.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <returns>The article as it is now.</returns>
    public async Task<Article> FollowAsync(StoredArticle written, CancellationToken cancellationToken)
    {
        while (!await articles.IsCurrentAsync(written, cancellationToken))
        {
            written = await articles.LoadAsync(written.Article.Id, cancellationToken);
            await WriteAsync(written.Article, written.Article.Editions.Values, body: null, cancellationToken);
        }

        return written.Article;
    }

    /// <summary>Writes what follows from some editions of an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="editions">The editions that changed.</param>
    /// <param name="body">The body of one of them, if it is at hand.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    public async Task WriteAsync(Article article, IEnumerable<Edition> editions, EditionBody? body, CancellationToken cancellationToken)
    {
        var changed = editions.ToImmutableArray();
        await Task.WhenAll(changed.Select(edition => edition.Withdrawn
            ? RemoveAsync(edition, cancellationToken)
            : ShowAsync(edition, body?.Language == edition.Language ? body : null, cancellationToken)));
        if (changed.SelectMany(edition => edition.Cancelled).Min(@event => @event.Cancelled) is { } first)
        {
            await expiries.AddAsync(article.Id, first + EventHistory.ShownCancelled, cancellationToken);
        }

        await Task.WhenAll(changed.Select(edition => generations.AdvanceAsync(edition.Language, cancellationToken)));

        // Last, because readers at work may still have the row that names the old body.
        foreach (var version in changed.SelectMany(StaleBodies).Distinct())
        {
            await DeleteBodiesAsync(article, version, cancellationToken);
        }
    }

    /// <summary>
    /// Deletes the bodies of a version that nothing needs. A translation keeps the version it was made from until it is made again, and so does an upload,
    /// which can become the original again.
    /// </summary>
    private async Task DeleteBodiesAsync(Article article, string version, CancellationToken cancellationToken)
    {
        if (article.Needs(version) || IsSetAside(article, version))
        {
            return;
        }

        // With the last version made of an original go its translations that were never shown.
        var original = EditionVersion.OriginalOf(version);
        await (article.NeedsAnyOf(original)
            ? bodies.DeleteAllAsync(article.Id, version, cancellationToken)
            : bodies.DeleteWithTranslationsAsync(article.Id, original, cancellationToken));
    }

    /// <summary>
    /// Whether a version is a translation of the present original into a language that the site does not have now. It is kept: if the language comes back,
    /// it need not be made again.
    /// </summary>
    private bool IsSetAside(Article article, string version) => article.Editions.Values.Any(edition => edition.Version == version
        && edition is { Withdrawn: true, Kind: EditionKind.Machine }
        && edition.SourceVersion == article.Original?.Version && !site.Languages.Contains(edition.Language));

    private static IEnumerable<string> StaleBodies(Edition edition) => edition.StaleRows.OfType<StaleRow.OfBody>().Select(body => body.Version);

    private async Task ShowAsync(Edition edition, EditionBody? body, CancellationToken cancellationToken)
    {
        body ??= await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken);
        if (body is not null)
        {
            await Task.WhenAll(
                [.. _projections.Select(projection => projection.ShowAsync(edition, body, cancellationToken)), RemoveStaleAsync(edition, cancellationToken)]);
            return;
        }

        // Bodies are deleted with their version: the writer of the next version shows that one.
        var current = (await articles.LoadAsync(edition.Article, cancellationToken)).Article.Editions.GetValueOrDefault(edition.Language);
        if (current is { Withdrawn: false } && current.Version == edition.Version)
        {
            throw new InvalidOperationException($"The body of {edition.Article}/{edition.Version}/{edition.Language} is missing.");
        }
    }

    private Task RemoveAsync(Edition edition, CancellationToken cancellationToken) => Task.WhenAll(
        [.. _projections.Select(projection => projection.RemoveAsync(edition, cancellationToken)), RemoveStaleAsync(edition, cancellationToken)]);

    private Task RemoveStaleAsync(Edition edition, CancellationToken cancellationToken) => Task.WhenAll(
        edition.StaleRows.SelectMany(row => _projections.Select(projection => projection.RemoveAsync(edition, row, cancellationToken))));
}
