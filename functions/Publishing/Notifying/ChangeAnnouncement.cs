using Newsroom.Content;
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Notifying;

/// <summary>Records the changes of an article, and wakes those who are to be notified of them.</summary>
public sealed class ChangeAnnouncement(ChangeLog changes, NotificationQueue queue)
{
    /// <param name="article">The article's id.</param>
    /// <param name="known">A body that is at hand, with the version of its edition.</param>
    /// <param name="isNew">Whether the article is probably not in the log yet.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <returns>The article as it was read for the log, after this call began.</returns>
    public async Task<StoredArticle> RecordAsync(
        string article, (string Version, EditionBody Body)? known, bool isNew, CancellationToken cancellationToken)
    {
        var recorded = await changes.RecordAsync(article, known, isNew, cancellationToken);
        if (recorded.HasChanged)
        {
            // If this is interrupted, Reconcile finds who was not woken.
            await queue.AnnounceAsync(cancellationToken);
        }

        return recorded.Article;
    }
}
