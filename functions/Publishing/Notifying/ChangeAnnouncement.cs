using Newsroom.Content;
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Notifying;

/// <summary>Records the changes of an article, and wakes those who are to be notified of them.</summary>
public sealed class ChangeAnnouncement(ChangeLog changes, NotificationQueue queue)
{
    /// <param name="article">The article's id.</param>
    /// <param name="known">A body that is at hand, with the version of its edition.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <returns>The article as it was read after this call.</returns>
    public async Task<StoredArticle> RecordAsync(
        string article, (string Version, EditionBody Body)? known, CancellationToken cancellationToken)
    {
        var (hasChanged, current) = await changes.RecordAsync(article, known, cancellationToken);
        if (hasChanged)
        {
            // If this is interrupted, Reconcile finds who was not woken.
            await queue.AnnounceAsync(cancellationToken);
        }

        return current;
    }
}
