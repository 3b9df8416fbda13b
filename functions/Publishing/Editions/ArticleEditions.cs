using Newsroom.Content;
using Newsroom.Publishing.Projections;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>Updates the editions of a published article when there is no new upload or translation.</summary>
public sealed class ArticleEditions(EditionKinds kinds, ArticleCommit commit, DerivedRows derived, SiteOptions site)
{
    /// <inheritdoc cref="DerivedRows.RewriteAsync"/>
    public Task<Article> RewriteAsync(StoredArticle stored, CancellationToken cancellationToken) =>
        derived.RewriteAsync(stored, cancellationToken);

    /// <summary>Adapts an article to a change of the site's languages: which upload is the original, and which translations stay.</summary>
    /// <param name="stored">The article's row as it was read.</param>
    /// <param name="isReordered">
    /// Whether the order of the languages that the site had before has changed. Then any edition can change its kind.
    /// </param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <returns>The article as it is now, or null if another writer was faster: load it and decide again.</returns>
    public async Task<Article?> TryAdoptLanguagesAsync(
        StoredArticle stored, bool isReordered, CancellationToken cancellationToken)
    {
        var article = stored.Article;
        var changed = kinds.Reassign(article, published: null);
        if (changed.InReview.Length != article.InReview.Length
            || changed.Editions.Any(edition => !ReferenceEquals(edition.Value, article.Editions[edition.Key])))
        {
            return await commit.TryCommitAsync(stored, changed, body: null, cancellationToken);
        }

        // It may have been done before, and interrupted. Rows that this cannot have affected are not written, so that cached answers stay
        // valid.
        if (isReordered)
        {
            return await derived.RewriteAsync(stored, cancellationToken);
        }

        var withdrawn = article.Editions.Values.Where(edition => edition.Withdrawn && !site.Languages.Contains(edition.Language));
        return await derived.WriteAsync(stored, withdrawn, body: null, isNew: false, cancellationToken);
    }
}
