using Azure;
using Azure.Data.Tables;
using Newsroom.Search.Analysis;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>The progress of a rebuild in storage.</summary>
internal sealed record StoredProgress(RebuildProgress Progress, ETag ETag);

/// <summary>
/// Stores the progress of a language's rebuild: the row <c>rebuild-progress</c> of the table <c>state</c>, with the columns
/// <c>Revision</c>, <c>Started</c> and <c>P0</c>, <c>P1</c>, … (<see cref="RebuildProgress"/>).
/// </summary>
public sealed class RebuildProgressStore(StorageAccount storage)
{
    private const string Table = "state";
    private const string Row = "rebuild-progress";

    internal async Task<StoredProgress?> FindAsync(string language, CancellationToken cancellationToken) =>
        await storage.FindAsync(Table, language, Row, columns: null, cancellationToken) is { } row
            ? new StoredProgress(
                RebuildProgress.Decode(
                    row.GetInt32("Revision") ?? 0,
                    // The row has no such column before its first change: it has just begun.
                    row.GetDateTimeOffset("Started") ?? row.Timestamp ?? default,
                    Columns.Read([row], "P")),
                row.ETag)
            : null;

    /// <summary>Begins a rebuild. The time of its beginning is that of the row.</summary>
    /// <returns>Null if another process has just begun one, or ended it.</returns>
    internal async Task<StoredProgress?> BeginAsync(string language, ETag? manifest, CancellationToken cancellationToken)
    {
        var progress = new RebuildProgress(TextAnalysis.Revision, manifest?.ToString() ?? "", Started: default, After: "", []);
        return await SaveAsync(language, progress, etag: null, hasStarted: false, cancellationToken) is not null
            ? await FindAsync(language, cancellationToken) : null;
    }

    /// <returns>Null if another process goes on with it.</returns>
    internal async Task<StoredProgress?> TrySaveAsync(
        string language, StoredProgress before, RebuildProgress progress, CancellationToken cancellationToken) =>
        await SaveAsync(language, progress, before.ETag, hasStarted: true, cancellationToken) is { } etag
            ? new StoredProgress(progress, etag) : null;

    internal async Task EndAsync(string language, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(language, Row, ETag.All, cancellationToken);
    }

    private async Task<ETag?> SaveAsync(
        string language, RebuildProgress progress, ETag? etag, bool hasStarted, CancellationToken cancellationToken)
    {
        var row = new TableEntity(language, Row) { ["Revision"] = progress.Revision };
        if (hasStarted)
        {
            row["Started"] = progress.Started;
        }

        Columns.Write(row, "P", progress.Encode());
        var table = await storage.TableAsync(Table);
        return await table.SaveIfUnchangedAsync(row, etag, cancellationToken);
    }
}
