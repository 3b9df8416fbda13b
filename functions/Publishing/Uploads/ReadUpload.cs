using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>Reads uploads with their corrections, and without the lines that the files of their folder have in common.</summary>
public sealed class ReadUpload(Ledger ledger, ArticleReader reader, FolderMemory folders, ILogger<ReadUpload> log)
{
    /// <returns>The draft, or null if the file is rejected: then its ledger row has the reason.</returns>
    public async Task<Draft?> ReadAsync(Upload upload, Article article, LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Read, entry.Path);
        try
        {
            var correction = article.CorrectionOf(upload.Path)?.Yaml;
            var known = await folders.FindAsync(entry.Path, cancellationToken);
            var draft = reader.Read(upload, correction, known.IsShared);
            var learnt = await folders.UpdateAsync(entry.Path, lines => lines.Learn(entry.Path, draft), cancellationToken);
            var isOutdated = draft.Edges.Any(line => learnt.IsShared(line) && !known.IsShared(line));
            return isOutdated ? reader.Read(upload, correction, learnt.IsShared) : draft;
        }
        catch (UnreadableException reason)
        {
            // The edition of an earlier version of the file stays live: an accident should not remove an article.
            span.Fail(reason);
            await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            log.Rejected(entry.Article, entry.Path);
            return null;
        }
    }

    /// <summary>Files of the same folder with lines that turned out to be boilerplate after the files were read.</summary>
    public async Task<IReadOnlyList<string>> FindToReadAgainAsync(string path, CancellationToken cancellationToken) =>
        [.. (await folders.FindAsync(path, cancellationToken)).Due];

    /// <summary>Records that these files have been read again.</summary>
    public Task MarkAsReadAgainAsync(string path, IReadOnlyList<string> read, CancellationToken cancellationToken) =>
        folders.UpdateAsync(path, lines => lines.Settle(read), cancellationToken);
}
