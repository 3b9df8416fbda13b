using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Projections;

/// <summary>The timeline, which lists and feeds read.</summary>
public sealed class TimelineProjection(Timeline timeline) : IProjection
{
    public Task ShowAsync(Edition edition, EditionBody body, CancellationToken cancellationToken) =>
        timeline.UpsertAsync(edition, LeadCandidates.Of(body), cancellationToken);

    public Task RemoveAsync(Edition edition, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RemoveAsync(Edition edition, StaleRow row, CancellationToken cancellationToken) =>
        row is StaleRow.OfTimeline stale ? timeline.RemoveAsync(edition.Language, stale.Key, cancellationToken) : Task.CompletedTask;
}
