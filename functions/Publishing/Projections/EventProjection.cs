using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Projections;

/// <summary>
/// The events, which lists and calendars read. Cancelled events stay for a while, so that calendars learn of the cancellation.
/// </summary>
public sealed class EventProjection(EventStore events, TimeProvider clock) : IProjection
{
    public Task ShowAsync(Edition edition, EditionBody body, CancellationToken cancellationToken) =>
        events.UpsertAsync(edition, [.. body.Events.DistinctBy(@event => @event.Key), .. Cancelled(edition)], cancellationToken);

    public Task RemoveAsync(Edition edition, CancellationToken cancellationToken) =>
        events.UpsertAsync(edition, [.. Cancelled(edition)], cancellationToken);

    public Task RemoveAsync(Edition edition, StaleRow row, CancellationToken cancellationToken) =>
        row is StaleRow.OfEvent stale ? events.RemoveAsync(edition.Language, stale.Key, cancellationToken) : Task.CompletedTask;

    private IEnumerable<Event> Cancelled(Edition edition)
    {
        var now = clock.GetUtcNow();
        return edition.Cancelled.Where(@event => !Events.EventHistory.IsOver(@event, now));
    }
}
