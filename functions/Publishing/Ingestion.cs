using Newsroom.Content;
using Newsroom.Publishing.Uploads;
using Newsroom.Telemetry;

namespace Newsroom.Publishing;

/// <summary>
/// Processes an upload: opens its ledger row, then handles it as what it is: an article, several, a correction, a glossary or a file that
/// articles refer to. Running it again at any time, even twice at once, ends in the same state: the ledger says what is settled, and an
/// article's row takes one change at a time.
/// </summary>
public sealed class Ingestion(
    UploadFiles files,
    UploadAttempts attempts,
    ListProcessing articles,
    CorrectionProcessing corrections,
    GlossaryProcessing glossaries,
    FileUploads others,
    UploadRefusal refusal)
{
    /// <summary>
    /// Compares one path with the articles: publishes, updates or withdraws. It is that of a file of the container, or of an article in a
    /// file with several (<see cref="BlobPath.List"/>).
    /// </summary>
    public async Task IngestAsync(string path, CancellationToken cancellationToken)
    {
        if (UploadRefusal.HasDotSegment(path))
        {
            await refusal.RefuseAsync(path, cancellationToken);
            return;
        }

        // One that was published before such files were known goes on being an article.
        if (new BlobPath(path).IsSideFile && !await attempts.IsKnownAsync(path, cancellationToken))
        {
            return;
        }

        using var span = Spans.Start(Spans.Ingest, path);
        if (await files.DownloadAsync(path, cancellationToken) is not { } upload)
        {
            await WithdrawAsync(path, cancellationToken);
            return;
        }

        await attempts.RunAsync(upload, (entry, isNew) =>
            upload.Path.IsOfSite || files.IsFile(upload.Path) ? others.ProcessAsync(entry, isNew, cancellationToken)
            : upload.Path.IsCorrection ? corrections.ProcessAsync(entry, cancellationToken)
            : upload.Path.IsGlossary ? glossaries.ProcessAsync(entry, cancellationToken)
            : articles.ProcessAsync(entry, upload, isNew, cancellationToken), span, cancellationToken);
    }

    /// <summary>Withdraws the edition of a deleted upload.</summary>
    public Task WithdrawAsync(string path, CancellationToken cancellationToken) => new BlobPath(path) switch
    {
        _ when UploadRefusal.HasDotSegment(path) => refusal.RefuseAsync(path, cancellationToken),
        { IsOfSite: true } => others.WithdrawAsync(path, cancellationToken),
        { IsCorrection: true } => corrections.WithdrawAsync(path, cancellationToken),
        { IsGlossary: true } => glossaries.WithdrawAsync(path, cancellationToken),
        { List: not null } => WithdrawItemAsync(path, cancellationToken),
        var other when files.IsFile(other) => others.WithdrawAsync(path, cancellationToken),
        _ => articles.WithdrawAsync(path, cancellationToken),
    };

    /// <summary>Starts over, whatever the state of the upload, and resets its attempts; those of a file's articles, too.</summary>
    public async Task RestartAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        foreach (var item in entry.ItemPaths)
        {
            await attempts.ResetAsync(item, cancellationToken);
        }

        await attempts.ResetAsync(entry.Path, cancellationToken);
        await IngestAsync(entry.Path, cancellationToken);
    }

    /// <summary>No article of a file, or not any more: then it may be a file whose name only looks like that.</summary>
    private async Task WithdrawItemAsync(string path, CancellationToken cancellationToken)
    {
        await articles.WithdrawAsync(path, cancellationToken);
        await refusal.RefuseAsync(path, cancellationToken);
    }
}
