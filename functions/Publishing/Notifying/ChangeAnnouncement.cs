using Newsroom.Content;
using Newsroom.Storage.Changes;

namespace Newsroom.Publishing.Notifying;

/// <summary>Records the changes of an article, and wakes those who are to be notified of them.</summary>
public sealed class ChangeAnnouncement(ChangeLog changes, NotificationQueue queue)
{
    /// <param name="article">The article's id.</param>
    /// <param name="known">A body that is at hand, with the version of its edition.</param>
    /// <param name="added">The article, if its row was inserted just now.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    public async Task RecordAsync(
        string article, (string Version, EditionBody Body)? known, Article? added, CancellationToken cancellationToken)
    {
        if (await changes.RecordAsync(article, known, added, cancellationToken))
        {
            // If this is interrupted, Reconcile finds who was not woken.
            await queue.AnnounceAsync(cancellationToken);
        }
    }
}
