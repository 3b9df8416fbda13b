using System.Text;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>Reads uploads with their corrections, and without the lines that the files of their folder have in common.</summary>
public sealed class ReadUpload(
    Ledger ledger,
    ArticleReader reader,
    FileInspection inspection,
    FolderMemory folders,
    ReadingGate gate,
    TimeProvider clock,
    ILogger<ReadUpload> log)
{
    private static readonly byte[] Sample = Encoding.UTF8.GetBytes(
        "# Les villes se parlent\n\nTunis, le 5 mai 2026. Les maires se retrouvent le 9 juin 2026 à 10 h à la mairie de Tunis.");

    private readonly Lazy<Draft> _sample = new(
        () => reader.Read(new Upload(new BlobPath("sample.md"), "", DateTimeOffset.UnixEpoch, Sample.Length, Sample)));

    /// <returns>
    /// The draft, and the ledger row as it is now; or null if the file is rejected: then its ledger row has the reason, unless another
    /// process has taken it over.
    /// </returns>
    public async Task<(Draft Draft, LedgerEntry Entry)?> ReadAsync(
        Upload upload, Article article, LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Read, entry.Path);
        upload = upload with { ArticleId = article.Id };
        try
        {
            var correction = article.CorrectionOf(upload.Path)?.Yaml;
            var known = await folders.FindAsync(entry.Path, cancellationToken);
            var read = entry.WasInterrupted
                ? await ReadAloneAsync(upload, article, known, entry, cancellationToken)
                : (await ReadBesideOthersAsync(upload, correction, known, cancellationToken), entry);
            if (read is not var (draft, current))
            {
                return null;
            }

            entry = current;
            var learnt = await folders.UpdateAsync(entry.Path, lines => lines.Learn(entry.Path, draft), cancellationToken);
            var isOutdated = draft.Edges.Any(line => learnt.IsShared(line) && !known.IsShared(line));
            draft = isOutdated ? await ReadBesideOthersAsync(upload, correction, learnt, cancellationToken) : draft;
            return (upload.Path.IsPdf ? draft : draft.Offering(article.Pdfs ?? []), entry);
        }
        catch (UnreadableException reason)
        {
            // The edition of an earlier version of the file stays live: an accident should not remove an article.
            span.Fail(reason);
            await RejectAsync(entry, article, reason.Message, cancellationToken);
            return null;
        }
    }

    private async Task<Draft> ReadBesideOthersAsync(
        Upload upload, string? correction, FolderLines known, CancellationToken cancellationToken)
    {
        using var entrance = await gate.EnterAsync(upload.Size, cancellationToken);
        return await ReadAsync(upload, correction, known, cancellationToken);
    }

    /// <summary>Reads the upload, and what is inside it.</summary>
    private async Task<Draft> ReadAsync(Upload upload, string? correction, FolderLines known, CancellationToken cancellationToken)
    {
        var draft = reader.Read(upload, correction, known.IsShared);
        if (draft.Embedded.Count == 0)
        {
            return draft;
        }

        var embedded = await inspection.ReadEmbeddedAsync(upload.Path.Path, draft.Embedded, cancellationToken);
        return draft with
        {
            Embedded = [],
            Body = draft.Body with { Embedded = embedded },
            Warnings =
            [
                .. draft.Warnings,
                .. embedded.Where(file => file.Refusal is not null)
                    .Select(file => $"{EmbeddedFile.Parse(file.Path)?.Name} in the file is not public: {file.Refusal}"),
            ],
        };
    }

    /// <summary>
    /// Reads a file over which the process may have ended. The row says so meanwhile: if the process ends again, this file is the
    /// reason, and no other that was read at the same time.
    /// </summary>
    /// <exception cref="UnreadableException">The file gives no article.</exception>
    private async Task<(Draft Draft, LedgerEntry Entry)?> ReadAloneAsync(
        Upload upload, Article article, FolderLines known, LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var entrance = await gate.EnterAloneAsync(cancellationToken);

        // The first text that a process reads takes a second. One that is stopped in it has not ended over this file.
        _ = _sample.Value;
        if (await ledger.TryChangeAsync(entry with { ReadAlone = clock.GetUtcNow() }, cancellationToken) is not { } marked)
        {
            return null;
        }

        Draft draft;
        try
        {
            draft = await ReadAsync(upload, article.CorrectionOf(upload.Path)?.Yaml, known, cancellationToken);
        }
        catch (UnreadableException reason)
        {
            await RejectAsync(marked, article, reason.Message, cancellationToken);
            return null;
        }

        // Not cancelled: a process that stops in good order has not ended over this file.
        return await ledger.TryChangeAsync(marked with { ReadAlone = null }, CancellationToken.None) is { } current
            ? (draft, current) : null;
    }

    private async Task RejectAsync(LedgerEntry entry, Article article, string reason, CancellationToken cancellationToken)
    {
        if (entry.Use is not null && article.Sources.All(source => source.Path != entry.Path))
        {
            // A PDF without text is no mistake: articles can refer to it.
            var file = entry.AsFile(clock.GetUtcNow(), [$"It is a file, and no article: {reason}"]);
            await ledger.TryWriteAsync(file, cancellationToken);
            return;
        }

        await ledger.TryWriteAsync(
            entry with { State = LedgerState.Rejected, Error = reason, ReadAlone = null }, cancellationToken);
        log.Rejected(entry.Article, entry.Path);
    }

    /// <summary>Lines of files of the same folder which turned out to be boilerplate after the files were read.</summary>
    public async Task<IReadOnlyList<SeenLine>> FindToRemoveAsync(string path, CancellationToken cancellationToken) =>
        [.. (await folders.FindAsync(path, cancellationToken)).Due];

    /// <summary>Records that the files with these lines have been read again.</summary>
    public Task MarkAsRemovedAsync(string path, IReadOnlyList<SeenLine> lines, CancellationToken cancellationToken) =>
        lines.Count == 0 ? Task.CompletedTask : folders.UpdateAsync(path, known => known.Settle(lines), cancellationToken);
}
