using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing;

/// <summary>Reads uploads in the light of what editors say of them, and of what the files of their folder have in common.</summary>
public sealed class UploadReading(Ledger ledger, ArticleReader reader, FolderMemory folders, ILogger<UploadReading> log)
{
    /// <summary>The draft; where the file gives none, null, and the ledger says why.</summary>
    public async Task<Draft?> ReadAsync(Upload upload, Article article, LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Read, entry.Path);
        try
        {
            var correction = article.CorrectionOf(upload.Path)?.Yaml;
            var known = await folders.RecallAsync(entry.Path, cancellationToken);
            var draft = reader.Read(upload, correction, known.IsShared);
            var learnt = await folders.UpdateAsync(entry.Path, lines => lines.Learn(entry.Path, draft), cancellationToken);
            return draft.Edges.Any(line => learnt.IsShared(line) && !known.IsShared(line)) ? reader.Read(upload, correction, learnt.IsShared) : draft;
        }
        catch (UnreadableException reason)
        {
            // What an earlier version of the file gave stays online: an accident should not take an article away.
            span.Fail(reason);
            await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            log.Rejected(entry.Article, entry.Path);
            return null;
        }
    }
}
