using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Projections;

/// <summary>
/// The editions that refer to each file, and what was made from pictures inside their uploads. A row may be
/// older than the edition: what is public follows from the article's row.
/// </summary>
public sealed class FileReferences(FileStore files, PictureStore pictures) : IProjection
{
    private const int MaxParallel = 8;

    public Task ShowAsync(Edition edition, EditionBody body, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        edition.Files ?? [],
        new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken },
        async (key, token) => await files.AddReferrerAsync(key, ReferrerOf(edition), token));

    public Task RemoveAsync(Edition edition, CancellationToken cancellationToken) => Task.CompletedTask;

    // Of another edition that has the picture, too, it is made again.
    public Task RemoveAsync(Edition edition, StaleRow row, CancellationToken cancellationToken) => row switch
    {
        StaleRow.OfFile stale => files.RemoveReferrerAsync(stale.Key, ReferrerOf(edition), cancellationToken),
        StaleRow.OfPicture picture => pictures.DeleteAsync(picture.Version, cancellationToken),
        _ => Task.CompletedTask,
    };

    private static FileReferrer ReferrerOf(Edition edition) => new(edition.Article, edition.Language);
}
