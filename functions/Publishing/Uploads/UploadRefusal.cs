using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>Rejects files whose names can't be read.</summary>
public sealed class UploadRefusal(Inbox inbox, Ledger ledger, TimeProvider clock, ILogger<UploadRefusal> log)
{
    private const string DotSegment =
        "A path must have no part '.' or '..', because its address is that of another file. Upload it under another name.";

    private const string ItemName =
        "A name that ends with '#' and 13 letters or digits is that of an article in a file with several. Upload it under another name.";

    // An address with such a part is that of another blob, so its content cannot be read.
    public static bool HasDotSegment(string path) => path.Split('/', '\\').Any(part => part is "." or "..");

    /// <summary>
    /// Rejects a file because of its name, or records that it was deleted. For a name that an article in a file may have, nothing happens
    /// if there is no such file, or if the name is in use by an article.
    /// </summary>
    public async Task RefuseAsync(string path, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(path, cancellationToken);
        var item = await inbox.ListAsync(cancellationToken, path).FirstOrDefaultAsync(item => item.Path == path, cancellationToken);
        if (!HasDotSegment(path) && (item is null || known is { State: not LedgerState.Withdrawn }))
        {
            // The row is that of the article.
            return;
        }

        if (item is null)
        {
            await (known is { State: not LedgerState.Withdrawn }
                ? ledger.WithdrawAsync(known, clock.GetUtcNow(), cancellationToken) : Task.CompletedTask);
            return;
        }

        var entry = new LedgerEntry
        {
            Path = path,
            ETag = item.ETag,
            State = LedgerState.Rejected,
            Article = new BlobPath(path).ArticleId,
            Received = clock.GetUtcNow(),
            Attempts = 1,
            Error = HasDotSegment(path) ? DotSegment : ItemName,
        };
        if (await ledger.TryOpenAsync(entry, cancellationToken) is null)
        {
            await ledger.UpdateAsync(
                path,
                row => Task.FromResult((row.ETag, row.State) == (entry.ETag, entry.State) ? row : entry with { RowETag = row.RowETag }),
                cancellationToken);
        }

        log.Rejected(entry.Article, path);
    }
}
