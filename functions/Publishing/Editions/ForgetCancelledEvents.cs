using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Publishing.Projections;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>Deletes cancelled events that calendars have shown long enough.</summary>
public sealed class ForgetCancelledEvents(
    ArticleStore articles, ArticleCommit commit, DerivedRows derived, CancelledEventExpirations expirations, TimeProvider clock)
{
    /// <summary>The expirations that are due, by article.</summary>
    public async Task<ILookup<string, CancelledEventExpiration>> FindDueAsync(CancellationToken cancellationToken) =>
        (await expirations.DueAsync(clock.GetUtcNow(), cancellationToken)).ToLookup(expiration => expiration.Article);

    /// <summary>Removes the expired events of an article. If another writer changes the article at the same time, they stay due.</summary>
    public async Task ForgetAsync(string article, IEnumerable<CancelledEventExpiration> due, CancellationToken cancellationToken)
    {
        if (await TryForgetAsync(await articles.LoadAsync(article, cancellationToken), cancellationToken) is not null)
        {
            await Task.WhenAll(due.Select(expiration => expirations.RemoveAsync(expiration, cancellationToken)));
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
        if (changed.Count == 0)
        {
            return await derived.RewriteAsync(stored, cancellationToken);
        }

        article = article with { Editions = article.Editions.SetItems(changed) };
        return await commit.TryCommitAsync(stored, article, body: null, cancellationToken);
    }
}
