using Newsroom.Storage.Changes;

namespace Newsroom.Publishing.Notifying;

/// <summary>Records the changes of an article, and wakes those who are to be notified of them.</summary>
public sealed class ChangeAnnouncement(ChangeLog changes, NotificationQueue queue)
{
    public async Task RecordAsync(string article, CancellationToken cancellationToken)
    {
        if (await changes.RecordAsync(article, cancellationToken))
        {
            // If this is interrupted, Reconcile finds who was not woken.
            await queue.AnnounceAsync(cancellationToken);
        }
    }
}
