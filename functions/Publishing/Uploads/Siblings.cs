using Newsroom.Content;
using Newsroom.Publishing.Translating;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>The other uploads of an article, and its translations, which depend on each upload.</summary>
public sealed class Siblings(Ledger ledger, TranslationOrders orders, TranslationProgress progress)
{
    /// <summary>
    /// Updates them after an upload was added, changed or deleted. This happens before that upload's ledger row is completed, so that a
    /// crash repeats it.
    /// </summary>
    /// <param name="article">The article as it is now.</param>
    /// <param name="path">The upload that changed.</param>
    /// <param name="process">Processes an upload that has an edition now and had none before.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    public async Task UpdateAsync(Article article, string path, Func<LedgerEntry, Task> process, CancellationToken cancellationToken)
    {
        foreach (var source in article.Sources.Where(source => source.Path != path))
        {
            var isHidden = article.SourceIn(source.Language) == source && article.In(source.Language)?.Path != source.Path;
            if (isHidden && await ledger.FindAsync(source.Path, cancellationToken) is { } entry)
            {
                await process(entry);
            }
            else
            {
                await progress.RecordAsync(source.Path, article.Id, cancellationToken);
            }
        }

        if (article.Original?.Path != path)
        {
            await orders.SendAsync(orders.Plan(article), cancellationToken);
        }
    }
}
