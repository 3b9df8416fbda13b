using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Projections;

/// <summary>
/// The old addresses that lead to editions. Those of a withdrawn edition stay, as does its article's row: readers who follow one get a 410.
/// </summary>
public sealed class AliasProjection(AliasStore aliases) : IProjection
{
    public Task ShowAsync(Edition edition, EditionBody body, CancellationToken cancellationToken) => AddAsync(edition, cancellationToken);

    public Task RemoveAsync(Edition edition, CancellationToken cancellationToken) => AddAsync(edition, cancellationToken);

    public Task RemoveAsync(Edition edition, StaleRow row, CancellationToken cancellationToken) =>
        row is StaleRow.OfAlias stale ? aliases.RemoveAsync(stale.Key, ClaimOf(edition), cancellationToken) : Task.CompletedTask;

    private Task AddAsync(Edition edition, CancellationToken cancellationToken) =>
        Task.WhenAll((edition.Aliases ?? []).Select(key => aliases.AddAsync(key, ClaimOf(edition), cancellationToken)));

    private static AliasClaim ClaimOf(Edition edition) => new(edition.Article, edition.Language);
}
