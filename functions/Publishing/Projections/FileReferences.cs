using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Projections;

/// <summary>
/// The editions that refer to each file. A row may be older than the edition: what is public follows from the article's row.
/// </summary>
public sealed class FileReferences(FileStore files) : IProjection
{
    private const int MaxParallel = 8;

    public Task ShowAsync(Edition edition, EditionBody body, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        edition.Files ?? [],
        new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken },
        async (key, token) => await files.AddReferrerAsync(key, ReferrerOf(edition), token));

    public Task RemoveAsync(Edition edition, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RemoveAsync(Edition edition, StaleRow row, CancellationToken cancellationToken) =>
        row is StaleRow.OfFile stale ? files.RemoveReferrerAsync(stale.Key, ReferrerOf(edition), cancellationToken) : Task.CompletedTask;

    private static FileReferrer ReferrerOf(Edition edition) => new(edition.Article, edition.Language);
}
