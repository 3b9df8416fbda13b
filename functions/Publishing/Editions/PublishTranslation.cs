using Newsroom.Content;
using Newsroom.Publishing.Projections;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>Makes machine translations of the current original live, or holds them for review.</summary>
public sealed class PublishTranslation(EditionKinds kinds, ArticleCommit commit, DerivedRows derived, TimeProvider clock)
{
    /// <returns>The article as it is now, or null if another writer was faster: load it and decide again.</returns>
    public async Task<Article?> TryPublishAsync(
        StoredArticle stored, string version, EditionBody body, CancellationToken cancellationToken)
    {
        var edition = Edition.Of(stored.Article.Id, version, body) with
        {
            Kind = EditionKind.Machine,
            Updated = body.Made ?? clock.GetUtcNow(),
        };
        var article = stored.Article with { InReview = [.. stored.Article.InReview.Where(review => review.Language != body.Language)] };
        return await commit.TryCommitAsync(stored, kinds.Reassign(article, edition), body, cancellationToken);
    }

    /// <summary>Holds a translation until a person has reviewed it. The translation of the version before stays live.</summary>
    /// <inheritdoc cref="TryPublishAsync" path="/returns"/>
    public Task<Article?> TryHoldAsync(StoredArticle stored, Review review, CancellationToken cancellationToken)
    {
        var others = stored.Article.InReview.Where(other => other.Language != review.Language);
        return commit.TryCommitAsync(stored, stored.Article with { InReview = [.. others, review] }, body: null, cancellationToken);
    }

    /// <summary>For a translation that already exists: an earlier attempt may have been interrupted after its row was saved.</summary>
    public async Task<Article?> RewriteAsync(StoredArticle stored, CancellationToken cancellationToken) =>
        await derived.RewriteAsync(stored, cancellationToken);
}
