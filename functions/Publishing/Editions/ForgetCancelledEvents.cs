using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Publishing.Projections;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>Deletes cancelled events that calendars have shown long enough.</summary>
public sealed class ForgetCancelledEvents(ArticleStore articles, ArticleCommit commit, DerivedRows derived, Expiries expiries, TimeProvider clock)
{
    /// <summary>The expiries that are due, by article.</summary>
    public async Task<ILookup<string, Expiry>> FindDueAsync(CancellationToken cancellationToken) =>
        (await expiries.DueAsync(clock.GetUtcNow(), cancellationToken)).ToLookup(expiry => expiry.Article);

    /// <summary>Handles the due expiries of an article. If another writer changes the article at the same time, they stay due.</summary>
    public async Task ForgetAsync(string article, IEnumerable<Expiry> due, CancellationToken cancellationToken)
    {
        if (await TryForgetAsync(await articles.LoadAsync(article, cancellationToken), cancellationToken) is not null)
        {
            await Task.WhenAll(due.Select(expiry => expiries.RemoveAsync(expiry, cancellationToken)));
        }
    }

    private async Task<Article?> TryForgetAsync(StoredArticle stored, CancellationToken cancellationToken)
    {
        var article = stored.Article;
        var now = clock.GetUtcNow();
        var changed = article.Editions.Values
            .Where(edition => edition.Cancelled.Any(@event => EventHistory.IsOver(@event, now)))
            .ToDictionary(
                edition => edition.Language,
                edition => edition with { Cancelled = [.. edition.Cancelled.Where(@event => !EventHistory.IsOver(@event, now))] });
        return changed.Count == 0
            ? await derived.RewriteAsync(stored, cancellationToken)
            : await commit.TryCommitAsync(stored, article with { Editions = article.Editions.SetItems(changed) }, body: null, cancellationToken);
    }
}
