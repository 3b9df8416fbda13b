using Newsroom.Content;
using Newsroom.Search.Index;

namespace Newsroom.Publishing.Projections;

/// <summary>The search index. It replaces older versions of an edition by itself.</summary>
public sealed class SearchProjection(SearchIndex index) : IProjection
{
    public Task ShowAsync(Edition edition, EditionBody body, CancellationToken cancellationToken) =>
        index.AddAsync(edition, body, cancellationToken);

    public Task RemoveAsync(Edition edition, CancellationToken cancellationToken) => index.RemoveAsync(edition, cancellationToken);

    public Task RemoveAsync(Edition edition, StaleRow row, CancellationToken cancellationToken) => Task.CompletedTask;
}
