using Newsroom.Content;
using Newsroom.Publishing.Projections;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>Withdraws the edition of an upload. Machine translations are withdrawn with their original.</summary>
public sealed class WithdrawUpload(EditionKinds kinds, ArticleCommit commit, DerivedRows derived)
{
    /// <returns>The article as it is now, or null if another writer was faster: load it and decide again.</returns>
    public async Task<Article?> TryWithdrawAsync(StoredArticle stored, string path, CancellationToken cancellationToken)
    {
        var article = stored.Article;
        if (article.Sources.All(source => source.Path != path))
        {
            return await derived.RewriteAsync(stored, cancellationToken);
        }

        var sources = article with { Sources = [.. article.Sources.Where(source => source.Path != path)] };
        return await commit.TryCommitAsync(stored, kinds.Reassign(sources, published: null), body: null, cancellationToken);
    }
}
