using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Files with several articles. Each article has a ledger row and goes its own way, as if it were a file. The row of the file lists them.
/// It lists new ones before any of them is read, those that are gone until they are withdrawn, and is completed last: so an interruption
/// anywhere is repeated, and no article is forgotten.
/// </summary>
public sealed class ListProcessing(
    UploadFiles files,
    Ledger ledger,
    ArticleStore articles,
    UploadAttempts attempts,
    UploadProcessing processing,
    TimeProvider clock,
    ILogger<ListProcessing> log)
{
    /// <summary>Processes a file that is an article or several, or an article in such a file.</summary>
    /// <param name="entry">Its ledger row, which this process has taken over.</param>
    /// <param name="upload">The upload.</param>
    /// <param name="isNew">Whether its path was never seen before.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    public async Task ProcessAsync(LedgerEntry entry, Upload upload, bool isNew, CancellationToken cancellationToken)
    {
        var list = upload is { IsFile: false, Path.List: null } ? await TryDivideAsync(upload, cancellationToken) : null;
        if (list is null)
        {
            await processing.ProcessAsync(entry, isNew && upload.Path is { List: null, IsPdf: false } ? upload : null, cancellationToken);
            return;
        }

        var own = (await articles.LoadAsync(entry.Article, cancellationToken)).Article;
        if (list.Articles.Count == (IsSource(own, entry) ? 1 : 0) && !entry.IsList)
        {
            // It stays the article that it was, or has none, for which the reader has the words.
            await processing.ProcessAsync(entry, first: null, cancellationToken);
            return;
        }

        if (own.CorrectionOf(upload.Path) is { } correction)
        {
            // It may hold the article back that the file was.
            await RejectAsync(entry, correction, cancellationToken);
            return;
        }

        await ProcessAsync(entry, list, own, cancellationToken);
    }

    /// <inheritdoc cref="UploadProcessing.WithdrawAsync"/>
    public Task WithdrawAsync(string path, CancellationToken cancellationToken) => processing.WithdrawAsync(path, cancellationToken);

    private async Task RejectAsync(LedgerEntry entry, Correction correction, CancellationToken cancellationToken)
    {
        var reason = $"The file holds several articles, and {correction.Path} can't correct them all. Delete that file, upload this one "
            + "again, and correct each article by its own path.";
        await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason }, cancellationToken);
        log.Rejected(entry.Article, entry.Path);
    }

    /// <summary>Whether the file is an edition of the article.</summary>
    private static bool IsSource(Article article, LedgerEntry file) => article.Sources.Any(source => source.Path == file.Path);

    private async Task<ArticleList?> TryDivideAsync(Upload upload, CancellationToken cancellationToken)
    {
        try
        {
            return await files.DivideAsync(upload, cancellationToken);
        }
        catch (UnreadableException) when (upload.Path.Extension == BlobPath.ListExtension)
        {
            // Reading it gives the reason.
            return null;
        }
    }

    /// <param name="entry">The file's row.</param>
    /// <param name="list">Its articles.</param>
    /// <param name="own">The article that the file is if it holds no other.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    private async Task ProcessAsync(LedgerEntry entry, ArticleList list, Article own, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = [.. list.Articles.Select(article => article.Key)];
        if (await ledger.TryChangeAsync(entry with { Items = [.. keys.Union(entry.Items ?? [])] }, cancellationToken) is not { } listed)
        {
            return;
        }

        var present = (listed with { Items = keys }).ItemPaths.ToList();
        await processing.WithdrawAllAsync(listed.ItemPaths.Except(present), cancellationToken);
        await IngestAsync(present, Continued(listed, list, own), own, cancellationToken);
        if (IsSource(own, listed)
            && (await ledger.FindAsync(listed.Path, cancellationToken) is not { } row || !row.IsSameAttempt(listed)
                || !await processing.TryWithdrawEditionAsync(row, cancellationToken)))
        {
            return;
        }

        await CompleteAsync(listed, keys, Warnings(list), cancellationToken);
    }

    private Task CompleteAsync(
        LedgerEntry entry, IReadOnlyList<string> keys, IReadOnlyList<string> warnings, CancellationToken cancellationToken) =>
        ledger.UpdateAsync(
            entry.Path,
            row => Task.FromResult(!row.IsSameAttempt(entry) ? row : row with
            {
                State = LedgerState.Complete,
                Complete = clock.GetUtcNow(),
                Error = null,
                Items = keys,
                Warnings = warnings,
                Expires = null,
            }),
            cancellationToken);

    private static IReadOnlyList<string> Warnings(ArticleList list) =>
        list.Articles.Count > 0 ? list.Warnings : [.. list.Warnings, "It has no article any more."];

    /// <summary>
    /// The path of the article that the file was when it held no other: it keeps its id. It is recognised by its title.
    /// </summary>
    private static string? Continued(LedgerEntry entry, ArticleList list, Article own)
    {
        var title = own.Live.FirstOrDefault(edition => edition.Path == entry.Path)?.Title;
        return list.Articles.Where(article => article.Title == title && title is not null).ToList() is [var one]
            ? new BlobPath(entry.Path).ItemPath(one.Key) : null;
    }

    private async Task IngestAsync(IEnumerable<string> paths, string? continued, Article own, CancellationToken cancellationToken)
    {
        var errors = new ConcurrentQueue<Exception>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = UploadProcessing.MaxParallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(paths, options, async (path, token) =>
        {
            try
            {
                await IngestAsync(path, path == continued ? own : null, token);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Its row has the reason. The others go out.
                errors.Enqueue(error);
            }
        });
        if (errors.TryPeek(out var first))
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    private async Task IngestAsync(string path, Article? own, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Ingest, path);

        // It is cut out of the file as it is now. If it is not there any more, the newer version of the file withdraws it.
        if (await files.DownloadAsync(path, cancellationToken) is { } item)
        {
            await attempts.RunAsync(
                own is null ? item : item with { ArticleId = own.Id },
                (entry, _) => processing.ProcessAsync(entry, first: null, cancellationToken),
                span,
                cancellationToken);
        }
    }
}
