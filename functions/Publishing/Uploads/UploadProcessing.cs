using System.Collections.Concurrent;
using Newsroom.Content;
using Newsroom.Publishing.Editions;
using Newsroom.Reading;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Uploads that are articles or translations: reads them, and publishes or holds their editions. An upload concerns the other uploads of
/// its article, and sometimes of its folder: those are updated before the upload's ledger row is completed, so that a crash repeats the
/// work.
/// </summary>
public sealed class UploadProcessing(
    UploadFiles files,
    Ledger ledger,
    ArticleStore articles,
    ReadUpload reading,
    UploadPublication publication,
    Siblings siblings,
    TimeProvider clock)
{
    /// <summary>Articles of a file that are processed side by side.</summary>
    public const int MaxParallel = 4;

    /// <summary>Files that are being read again because of what is known of their folders now.</summary>
    private readonly ConcurrentDictionary<string, bool> _readAgain = new(StringComparer.Ordinal);

    /// <summary>Publishes or holds the edition of an upload.</summary>
    /// <param name="entry">Its ledger row, which this process has taken over.</param>
    /// <param name="first">The upload, if its path was never seen before; else null: it is read after the article.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    public Task ProcessAsync(LedgerEntry entry, Upload? first, CancellationToken cancellationToken) =>
        // A new path is normally a new article: its row is read only if the write fails.
        ProcessAsync(
            entry,
            first is null ? null : new Known(ArticleStore.NewArticle(entry.Article), first),
            readsFolder: true,
            cancellationToken);

    /// <summary>
    /// Withdraws the edition of a deleted upload, and those of the articles in it, unless the blob exists again: then its own trigger
    /// processes it.
    /// </summary>
    public async Task WithdrawAsync(string path, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(path, cancellationToken) is not { } entry
            || (entry.State == LedgerState.Withdrawn && !await IsLiveItemAsync(entry, cancellationToken)))
        {
            return;
        }

        var isPdf = new BlobPath(path).IsPdf;
        await WithdrawAllAsync(entry.ItemPaths, cancellationToken);
        if ((isPdf && !await publication.TryForgetFileAsync(path, cancellationToken))
            || await RemoveAsync(entry, cancellationToken) is not { } article)
        {
            return;
        }

        await UpdateSiblingsAsync(article, path, cancellationToken);
        await ReadAgainAsync(isPdf ? OthersOf(article) : [], cancellationToken);
        await ledger.WithdrawAsync(entry, clock.GetUtcNow(), cancellationToken);
        publication.LogWithdrawn(entry);
    }

    /// <summary>Withdraws articles of a file with several that are not in it any more.</summary>
    public Task WithdrawAllAsync(IEnumerable<string> paths, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        paths,
        new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken },
        async (path, token) => await WithdrawAsync(path, token));

    /// <summary>
    /// Withdraws an edition that has expired although the present content of its file cannot be read. Nothing happens if another process
    /// has taken the upload over: the article is loaded before the row is checked, so that a newer edition is never withdrawn.
    /// </summary>
    public async Task ExpireAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (await TryWithdrawEditionAsync(entry, cancellationToken))
        {
            await ledger.TryWriteAsync(entry with { Expires = null, Languages = [] }, cancellationToken);
        }
    }

    /// <summary>
    /// Withdraws the edition of an upload that exists, if it has one. The article is loaded before the row is checked, so that a newer
    /// edition is never withdrawn.
    /// </summary>
    /// <param name="entry">The upload's ledger row.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <returns>False if another process has taken the upload over.</returns>
    public async Task<bool> TryWithdrawEditionAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var isOurs = true;
        await Conflict.RetryAsync(async _ =>
        {
            var stored = await articles.LoadAsync(entry.Article, cancellationToken);
            isOurs = (await ledger.FindAsync(entry.Path, cancellationToken))?.RowETag == entry.RowETag;
            if (!isOurs || stored.ETag is null)
            {
                return true;
            }

            if (await publication.TryWithdrawAsync(stored, entry.Path, cancellationToken) is not { } article)
            {
                return false;
            }

            await UpdateSiblingsAsync(article, entry.Path, cancellationToken);
            return true;
        });
        return isOurs;
    }

    /// <summary>Reads uploads again because something that they depend on is known now.</summary>
    /// <returns>How many of them exist.</returns>
    public async Task<int> ReadAgainAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var path in paths)
        {
            if (await ledger.FindAsync(path, cancellationToken) is { State: not LedgerState.Withdrawn, IsList: false } entry)
            {
                await ProcessAsync(entry, known: null, readsFolder: false, cancellationToken);
                count++;
            }
        }

        return count;
    }

    /// <param name="opened">The upload's ledger row, which this process has taken over.</param>
    /// <param name="known">The article and the upload, if they are known to be read in this order; null to read them.</param>
    /// <param name="readsFolder">
    /// Whether to read other files of the folder again, if this upload shows that they were read without knowing enough.
    /// </param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    private Task ProcessAsync(
        LedgerEntry opened, Known? known, bool readsFolder, CancellationToken cancellationToken) => Conflict.RetryAsync(async attempt =>
    {
        var entry = attempt == 1 ? opened : await ledger.FindAsync(opened.Path, cancellationToken);
        if (entry is null || (attempt > 1 && !entry.IsSameAttempt(opened)))
        {
            return true; // Another process has taken the upload over.
        }

        return await TryProcessAsync(entry, attempt == 1 ? known : null, readsFolder, cancellationToken);
    });

    /// <returns>False if another writer was faster: read all again.</returns>
    private async Task<bool> TryProcessAsync(
        LedgerEntry entry, Known? known, bool readsFolder, CancellationToken cancellationToken)
    {
        // The upload is read after the article: then a write that matches the article never replaces newer content by older.
        var stored = known?.Stored ?? await articles.LoadAsync(entry.Article, cancellationToken);
        if ((known?.Upload ?? await files.DownloadAsync(entry.Path, cancellationToken)) is not { } upload)
        {
            await WithdrawAsync(entry.Path, cancellationToken);
            return true;
        }

        entry = entry with { ETag = upload.ETag };
        var pdfs = files.IsArticle(upload.Path) ? PdfsOf(stored.Article) : [];
        if (pdfs.Count > 0)
        {
            // They are files now.
            await ReadAgainAsync(pdfs, cancellationToken);
            return false;
        }

        return await (upload.Use is null
            ? TryReadAsync(entry, stored, upload, known is not null, readsFolder, cancellationToken)
            : TryProcessPdfAsync(entry, stored, upload, readsFolder, cancellationToken));
    }

    /// <summary>Processes a PDF: it is a file in any case, and an article if it has text and is not the file of another one.</summary>
    private async Task<bool> TryProcessPdfAsync(
        LedgerEntry entry, StoredArticle stored, Upload upload, bool readsFolder, CancellationToken cancellationToken)
    {
        if (entry.Use != upload.Use)
        {
            // Written first: articles that refer to it are read again from here, and would have it processed again.
            var opened = entry with { State = LedgerState.Received, Use = upload.Use };
            if (await ledger.TryTakeOverAsync(opened, cancellationToken) is not { } taken)
            {
                return false;
            }

            entry = taken;
        }

        if (await publication.RecordFileAsync(entry, cancellationToken) is null)
        {
            await WithdrawAsync(entry.Path, cancellationToken);
            return true;
        }

        if (upload.IsFile)
        {
            return await publication.TryFileAsync(
                stored, entry, article => FollowAsync(article, upload, cancellationToken), cancellationToken);
        }

        var current = stored.Article.Pdfs is null ? stored : await articles.TrySaveAsync(
            stored with { Article = stored.Article.Offering(entry.Path, isOffered: false) }, cancellationToken);
        return current is not null && await TryReadAsync(entry, current, upload, isNew: false, readsFolder, cancellationToken);
    }

    /// <param name="entry">The upload's ledger row.</param>
    /// <param name="stored">The article.</param>
    /// <param name="upload">The upload.</param>
    /// <param name="isNew">Whether the article is only taken for a new one, and not read.</param>
    /// <param name="readsFolder">Whether to read other files of the folder again.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    private async Task<bool> TryReadAsync(
        LedgerEntry entry, StoredArticle stored, Upload upload, bool isNew, bool readsFolder, CancellationToken cancellationToken)
    {
        if (await reading.ReadAsync(upload, stored.Article, entry, cancellationToken) is not var (draft, current))
        {
            // An article may have come that refers to a PDF without text, and could not find it yet.
            await ReadAgainAsync(await IsStillAsync(upload, cancellationToken) ? [] : [entry.Path], cancellationToken);
            return true;
        }

        // A file that had several articles and is one now.
        await WithdrawAllAsync(current.ItemPaths, cancellationToken);
        entry = current with { Items = null };

        var isDue = draft.IsDue(clock.GetUtcNow());
        if (isNew)
        {
            // The row may hold a correction that releases the upload, or a machine translation whose events this upload continues. If there
            // is a row, the upload must be read after it, because it may have been deleted.
            stored = isDue && draft.Body.Events.Count > 0 ? await articles.LoadAsync(entry.Article, cancellationToken) : stored;
            if (!isDue || stored.ETag is not null)
            {
                return false;
            }
        }

        if (await publication.RecordLinksAsync(entry, draft, cancellationToken) is not var (row, pdfs))
        {
            return false;
        }

        await ReadAgainAsync(pdfs, cancellationToken);
        if (readsFolder && !await TryReadFolderAgainAsync(entry.Path, cancellationToken))
        {
            return false;
        }

        var read = new UploadDraft(stored, upload, draft, row);
        Func<Article, Task<bool>> follow = article => FollowAsync(article, upload, cancellationToken);
        return await (isDue
            ? publication.TryPublishAsync(read, follow, cancellationToken)
            : publication.TryHoldAsync(read, follow, cancellationToken));
    }

    /// <summary>Updates what depends on an upload whose article has changed.</summary>
    /// <returns>False if it is a PDF that is something else meanwhile.</returns>
    private async Task<bool> FollowAsync(Article article, Upload upload, CancellationToken cancellationToken)
    {
        await UpdateSiblingsAsync(article, upload.Path.Path, cancellationToken);
        if (upload.Use == PdfUse.Download)
        {
            await ReadAgainAsync(OthersOf(article), cancellationToken);
        }

        return await IsStillAsync(upload, cancellationToken);
    }

    /// <summary>False for a PDF that is something else meanwhile.</summary>
    private async Task<bool> IsStillAsync(Upload upload, CancellationToken cancellationToken) =>
        upload.Use is not { } use || await files.UseOfAsync(upload.Path, cancellationToken) == use;

    private static IReadOnlyList<string> PdfsOf(Article article) =>
        [.. article.Sources.Select(source => source.Path).Where(path => new BlobPath(path).IsPdf)];

    /// <summary>Files of an article that are no PDFs: they offer those.</summary>
    private static IReadOnlyList<string> OthersOf(Article article) =>
        [.. article.Sources.Select(source => source.Path).Where(path => !new BlobPath(path).IsPdf)];

    /// <summary>
    /// Whether the article of a file is live although its row says that it was withdrawn: it was about to be, while a newer version of the
    /// file brought it back.
    /// </summary>
    private async Task<bool> IsLiveItemAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        new BlobPath(entry.Path).List is not null
        && (await articles.LoadAsync(entry.Article, cancellationToken)).Article.Sources.Any(source => source.Path == entry.Path);

    /// <summary>
    /// Reads other files of the folder again whose boilerplate is known now. Each is read by one of those who find it at the same time.
    /// </summary>
    /// <returns>False if the file itself has some that was not known when it was read.</returns>
    private async Task<bool> TryReadFolderAgainAsync(string path, CancellationToken cancellationToken)
    {
        var due = await reading.FindToRemoveAsync(path, cancellationToken);

        // What becomes known while a file is read again is found once that one is not held any more.
        while (due.Select(line => line.Path).Where(other => other != path && _readAgain.TryAdd(other, true)).ToList() is var held
            && held.Count > 0)
        {
            try
            {
                // Another one may have done so since.
                due = await reading.FindToRemoveAsync(path, cancellationToken);
                await RemoveLinesAsync(path, [.. due.Where(line => held.Contains(line.Path))], cancellationToken);
            }
            finally
            {
                held.ForEach(other => _readAgain.TryRemove(other, out _));
            }

            due = await reading.FindToRemoveAsync(path, cancellationToken);
        }

        var own = due.Where(line => line.Path == path).ToList();
        await reading.MarkAsRemovedAsync(path, own, cancellationToken);
        return own.Count == 0;
    }

    private async Task RemoveLinesAsync(string path, IReadOnlyList<SeenLine> lines, CancellationToken cancellationToken)
    {
        await ReadAgainAsync([.. lines.Select(line => line.Path).Distinct()], cancellationToken);
        await reading.MarkAsRemovedAsync(path, lines, cancellationToken);
    }

    /// <returns>The article without the edition of the upload, or null if the blob exists again.</returns>
    private async Task<Article?> RemoveAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        Article? removed = null;
        await Conflict.RetryAsync(async _ =>
        {
            var stored = await articles.LoadAsync(entry.Article, cancellationToken);
            if (await files.HasAsync(entry.Path, cancellationToken))
            {
                return true;
            }

            // If there is no row, another process may be about to insert the file as a new article: an empty row makes that fail.
            removed = stored.ETag is null
                ? (await articles.TrySaveAsync(stored, cancellationToken))?.Article
                : await publication.TryWithdrawAsync(stored, entry.Path, cancellationToken);
            return removed is not null;
        });
        return removed;
    }

    private Task UpdateSiblingsAsync(Article article, string path, CancellationToken cancellationToken) => siblings.UpdateAsync(
        article, path, sibling => ProcessAsync(sibling, known: null, readsFolder: true, cancellationToken), cancellationToken);

    private sealed record Known(StoredArticle Stored, Upload Upload);
}
