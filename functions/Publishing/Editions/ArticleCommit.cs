using Newsroom.Content;
using Newsroom.Publishing.Projections;
using Newsroom.Publishing.Translating;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>Commits a change of an article: saves its row, then writes all rows that are derived from it.</summary>
public sealed class ArticleCommit(ArticleStore articles, DerivedRows derived, EventContinuity continuity, HumanEditions humans)
{
    /// <param name="stored">The article's row as it was read.</param>
    /// <param name="changed">The article as it should become.</param>
    /// <param name="body">The body of the new edition, if it is at hand.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <param name="recovered">The article with recovered editions that its row had lost (<see cref="EditionRecovery"/>).</param>
    /// <returns>The article as it is now, or null if another writer was faster: load it and decide again.</returns>
    public async Task<Article?> TryCommitAsync(
        StoredArticle stored, Article changed, EditionBody? body, CancellationToken cancellationToken, Article? recovered = null)
    {
        var before = recovered is null
            ? stored.Article
            : recovered with { Editions = recovered.Editions.SetItems(stored.Article.Editions) };
        changed = await CancelEventsAsync(before, await humans.SetBasesAsync(before, changed, cancellationToken), cancellationToken);
        if (await articles.TrySaveAsync(stored with { Article = changed }, cancellationToken) is not { } saved)
        {
            return null;
        }

        var affected = changed.Editions.Values.Where(
            edition => !ReferenceEquals(edition, stored.Article.Editions.GetValueOrDefault(edition.Language)));
        return await derived.WriteAsync(saved, affected, body, isNew: stored.ETag is null, cancellationToken);
    }

    /// <summary>
    /// Finds the cancelled events of each changed edition. Their rows stay for a while; all other rows of the version before go.
    /// </summary>
    private async Task<Article> CancelEventsAsync(Article before, Article changed, CancellationToken cancellationToken)
    {
        var editions = changed.Editions;
        foreach (var (language, edition) in editions)
        {
            if (before.Editions.GetValueOrDefault(language) is { } earlier && !ReferenceEquals(earlier, edition))
            {
                var cancelled = await continuity.CancelAsync(earlier, edition, cancellationToken);
                var stale = edition.StaleRows
                    .Union(EventRows(earlier.Cancelled)).Union(BasisRows(earlier))
                    .Except(EventRows(cancelled)).Except(EditionKinds.Rows(edition)).Except(BasisRows(edition));
                editions = editions.SetItem(
                    language, edition with { Cancelled = cancelled, StaleRows = [.. stale.Take(EditionKinds.MaxStaleRows)] });
            }
        }

        return changed with { Editions = editions };
    }

    private static IEnumerable<StaleRow> BasisRows(Edition edition) =>
        edition.Basis is { } basis && !edition.Withdrawn ? [new StaleRow.OfBody(basis)] : [];

    private static IEnumerable<StaleRow> EventRows(IEnumerable<Event> events) => events.Select(@event => new StaleRow.OfEvent(@event.Key));
}
