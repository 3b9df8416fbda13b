using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>A manifest in storage; the ETag is null if none is stored yet.</summary>
internal sealed record StoredManifest(Manifest Manifest, ETag? ETag);

/// <summary>The few values that tell whether an index has changed.</summary>
internal readonly record struct IndexState(string Generation, long Sequence, int? Revision, bool IsRebuildRequested);

/// <summary>
/// Stores the manifest of a language: the row <c>manifest</c> of the table <c>state</c>, with the columns <c>Sequence</c> and <c>M0</c>,
/// <c>M1</c>, … (<see cref="Manifest"/>). For each segment that is being written there is a row <c>segment-{id}</c>, so that the remains
/// of a merge that died can be found.
/// </summary>
public sealed class ManifestStore(StorageAccount storage)
{
    private const string Table = "state";
    private const string Row = "manifest";
    private const string GenerationRow = "generation";
    private const string RebuildRow = "rebuild";
    private const string AnnouncedPrefix = "segment-";

    internal async Task<StoredManifest> ReadAsync(string language, CancellationToken cancellationToken)
    {
        return await storage.FindAsync(Table, language, Row, columns: null, cancellationToken) is { } row
            ? new StoredManifest(Manifest.Decode(Columns.Read([row], "M")), row.ETag)
            : new StoredManifest(Manifest.Empty, null);
    }

    /// <summary>Reads the manifest and the generation of a language with one request.</summary>
    internal async Task<(string Generation, Manifest Manifest)> ReadWithGenerationAsync(
        string language, CancellationToken cancellationToken)
    {
        var (generation, manifest) = ("", Manifest.Empty);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey ge {GenerationRow} and RowKey le {Row}");
        foreach (var row in await storage.QueryAsync(Table, filter, columns: null, max: null, cancellationToken))
        {
            (generation, manifest) = row.RowKey switch
            {
                GenerationRow => (row.GetString("Token"), manifest),
                Row => (generation, Manifest.Decode(Columns.Read([row], "M"))),
                _ => (generation, manifest),
            };
        }

        return (generation, manifest);
    }

    /// <summary>Reads a few small columns of three rows with one request.</summary>
    internal async Task<IndexState> PeekAsync(string language, CancellationToken cancellationToken)
    {
        var state = new IndexState("", 0, null, false);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey ge {GenerationRow} and RowKey le {RebuildRow}");
        string[] columns = ["RowKey", "Token", "Sequence", "Revision"];
        foreach (var row in await storage.QueryAsync(Table, filter, columns, max: null, cancellationToken))
        {
            state = row.RowKey switch
            {
                GenerationRow => state with { Generation = row.GetString("Token") },
                Row => state with { Sequence = row.GetInt64("Sequence") ?? 0, Revision = row.GetInt32("Revision") },
                RebuildRow => state with { IsRebuildRequested = true },
                _ => state,
            };
        }

        return state;
    }

    /// <summary>Requests a rebuild of the index.</summary>
    internal async Task RequestRebuildAsync(string language, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(new TableEntity(language, RebuildRow), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Deletes the request for a rebuild.</summary>
    internal async Task EndRebuildAsync(string language, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(language, RebuildRow, ETag.All, cancellationToken);
    }

    /// <summary>Records that a segment is about to be written.</summary>
    internal async Task<AnnouncedSegment> AnnounceAsync(string language, string segment, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var row = new TableEntity(language, AnnouncedPrefix + segment);
        var answer = await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return new AnnouncedSegment(segment, answer.Headers.ETag!.Value, answer.Headers.Date ?? default);
    }

    /// <summary>Segments whose writing has begun and not ended.</summary>
    internal async Task<IReadOnlyList<AnnouncedSegment>> AnnouncedAsync(string language, CancellationToken cancellationToken)
    {
        var end = AnnouncedPrefix + "~";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey ge {AnnouncedPrefix} and RowKey lt {end}");
        var rows = await storage.QueryAsync(Table, filter, columns: null, max: null, cancellationToken);
        return [.. rows.Select(row => new AnnouncedSegment(row.RowKey[AnnouncedPrefix.Length..], row.ETag, row.Timestamp ?? default))];
    }

    /// <summary>Prevents the writer of a segment, if it is still alive, from adding it to the manifest.</summary>
    /// <returns>False if the writer has just done so.</returns>
    internal async Task<bool> TryRevokeAsync(string language, AnnouncedSegment announced, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        try
        {
            await table.UpdateEntityAsync(
                new TableEntity(language, AnnouncedPrefix + announced.Segment) { ["GivenUp"] = true },
                announced.ETag,
                TableUpdateMode.Replace,
                cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    internal async Task ForgetAsync(string language, string segment, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(language, AnnouncedPrefix + segment, ETag.All, cancellationToken);
    }

    /// <summary>Replaces a manifest and deletes the announcement of its new segment, in one transaction.</summary>
    /// <returns>False if another process was first, or has revoked the segment: nothing has changed then.</returns>
    internal async Task<bool> TryReplaceAsync(
        string language, StoredManifest before, Manifest manifest, AnnouncedSegment? announced, CancellationToken cancellationToken)
    {
        var row = new TableEntity(language, Row) { ["Sequence"] = manifest.Sequence, ["Revision"] = manifest.Revision };
        Columns.Write(row, "M", manifest.Encode());
        List<TableTransactionAction> actions =
        [
            before.ETag is { } etag
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag)
                : new TableTransactionAction(TableTransactionActionType.Add, row),
        ];
        if (announced is { } segment)
        {
            var announcement = new TableEntity(language, AnnouncedPrefix + segment.Segment);
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, announcement, segment.ETag));
        }

        var table = await storage.TableAsync(Table);
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            // If a response was lost, the client sends the request again, and it conflicts with its own write.
            var now = (await ReadAsync(language, cancellationToken)).Manifest;
            return announced is { } written
                && (now.Segments.Any(living => living.Id == written.Segment) || now.Retired.Any(retired => retired.Id == written.Segment));
        }
    }
}

/// <summary>A segment that is being written, or was when its writer died.</summary>
internal readonly record struct AnnouncedSegment(string Segment, ETag ETag, DateTimeOffset Since);
