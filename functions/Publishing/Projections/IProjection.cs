using Newsroom.Content;

namespace Newsroom.Publishing.Projections;

/// <summary>Rows that are derived from an edition and can be written again at any time.</summary>
public interface IProjection
{
    /// <summary>Writes the rows of a live edition.</summary>
    Task ShowAsync(Edition edition, EditionBody body, CancellationToken cancellationToken);

    /// <summary>Deletes the rows of a withdrawn edition that are not among its stale rows.</summary>
    Task RemoveAsync(Edition edition, CancellationToken cancellationToken);

    /// <summary>Deletes a row of an earlier version, if it belongs to this projection.</summary>
    Task RemoveAsync(Edition edition, StaleRow row, CancellationToken cancellationToken);
}
