using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Projections;

/// <summary>The fingerprints by which similar articles are found. Readers delete stale ones.</summary>
public sealed class SimilarArticlesProjection(SimilarArticles similar) : IProjection
{
    public Task ShowAsync(Edition edition, EditionBody body, CancellationToken cancellationToken) =>
        similar.UpsertAsync(edition, cancellationToken);

    public Task RemoveAsync(Edition edition, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RemoveAsync(Edition edition, StaleRow row, CancellationToken cancellationToken) => Task.CompletedTask;
}
