using Newsroom.Content;
using Newsroom.Publishing.Editions;
using Newsroom.Publishing.Projections;
using Newsroom.Publishing.Translating;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Reconciling;

/// <summary>Orders translations that were never ordered or whose orders were lost, and follows changes of the site's languages.</summary>
public sealed class TranslationCatchUp(
    ArticleStore articles,
    Ledger ledger,
    TranslationOrders orders,
    TranslationProgress progress,
    ArticleEditions editions,
    RetrySchedule schedule,
    SiteOptions site)
{
    /// <summary>
    /// The uploads that lack translations. While many orders wait in the queue it is unknown which are lost, so fewer are returned.
    /// </summary>
    public async Task<IEnumerable<LedgerEntry>> FindAsync(IEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var waiting = entries.Where(entry => IsBehind(entry) || schedule.IsOverdue(entry)).ToList();
        var capacity = waiting.Count == 0 ? 0 : await orders.CapacityAsync(cancellationToken);
        return waiting.Take(capacity);
    }

    public Task CompleteAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        IsBehind(entry) ? AdoptLanguagesAsync(entry, cancellationToken) : OrderAgainAsync(entry, cancellationToken);

    /// <summary>Whether the site's languages have changed since the missing translations of the article were last worked out.</summary>
    private bool IsBehind(LedgerEntry entry) =>
        entry is { State: LedgerState.Published or LedgerState.Complete, IsList: false }
        && new BlobPath(entry.Path) is { IsCorrection: false, IsGlossary: false }
        && (entry.SiteLanguages is { } languages ? languages != orders.SiteLanguages : site.Languages.Except(entry.Languages).Any());

    private async Task AdoptLanguagesAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        // If another writer is faster, the next run retries.
        var before = entry.SiteLanguages?.Split(',') ?? [];
        var isReordered = !before.Intersect(site.Languages).SequenceEqual(site.Languages.Intersect(before));
        var stored = await articles.LoadAsync(entry.Article, cancellationToken);
        if (await editions.TryAdoptLanguagesAsync(stored, isReordered, cancellationToken) is { } article)
        {
            // The ledger is written first: if the orders are not sent, it says that they are missing.
            await progress.RecordAsync(entry.Path, entry.Article, cancellationToken);
            await orders.SendAsync(orders.PlanFor(article, entry.Path), cancellationToken);
        }
    }

    private async Task OrderAgainAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        // A translation may be in the article's row and nowhere else, if its order was interrupted after that.
        var article = await editions.RewriteAsync(await articles.LoadAsync(entry.Article, cancellationToken), cancellationToken);
        var plan = orders.PlanFor(article, entry.Path);
        if (plan.IsEmpty)
        {
            await progress.RecordAsync(entry.Path, entry.Article, cancellationToken);
            return;
        }

        // Counting the attempt makes the next one wait longer.
        await orders.SendAsync(plan, cancellationToken);
        await ledger.UpdateAsync(
            entry.Path,
            row => Task.FromResult(row.State == LedgerState.Published ? row with { Attempts = row.Attempts + 1, Due = null } : row),
            cancellationToken);
    }
}
