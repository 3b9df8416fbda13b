using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Records which PDFs an upload refers to, also while it is held: those are files. The upload's ledger row says so first, then a row
/// that the PDF finds it by.
/// </summary>
public sealed class PdfLinks(Ledger ledger, FileStore files)
{
    /// <param name="entry">The upload's ledger row.</param>
    /// <param name="draft">What was read from it.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <returns>
    /// The row as it is now, and the PDFs that were articles until now; null if the row belongs to another process by now.
    /// </returns>
    public async Task<(LedgerEntry Entry, IReadOnlyList<string> Articles)?> RecordAsync(
        LedgerEntry entry, Draft draft, CancellationToken cancellationToken)
    {
        var linked = draft.Files.Where(path => new BlobPath(path).IsPdf).ToList();
        if (linked.Count == 0 || new BlobPath(entry.Path).IsPdf)
        {
            return (entry, []);
        }

        var row = entry.Files.SequenceEqual(draft.Files)
            ? entry : await ledger.TryChangeAsync(entry with { Files = draft.Files }, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var articles = new List<string>();
        foreach (var path in linked)
        {
            await files.AddLinkAsync(StoredFile.KeyOf(path), entry.Path, cancellationToken);
            foreach (var pdf in (await files.LoadAsync(path, cancellationToken)).Files)
            {
                if (await ledger.FindAsync(pdf.Path, cancellationToken) is { Use: PdfUse.Article, State: not LedgerState.Withdrawn })
                {
                    articles.Add(pdf.Path);
                }
            }
        }

        return (row, articles);
    }
}
