using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>A manifest as it stands in storage; the mark is null where there is none yet.</summary>
internal sealed record StoredManifest(Manifest Manifest, ETag? Mark);

/// <summary>What says whether there is anything new.</summary>
internal readonly record struct IndexState(string Generation, long Sequence, int? Revision, bool IsRebuildRequested);

/// <summary>
/// The row <c>manifest</c> of a language in the table <c>state</c>: columns <c>Sequence</c> and <c>M0</c>, <c>M1</c>, … (<see cref="Manifest"/>). Beside it, a row
/// <c>segment-{id}</c> for each segment that is being written: what a merge that died leaves behind is found by it.
/// </summary>
internal sealed class ManifestStore(StorageAccount storage)
{
    private const string Table = "state";
    private const string Row = "manifest";
    private const string GenerationRow = "generation";
    private const string RebuildRow = "rebuild";
    private const string Intent = "segment-";

    public async Task<StoredManifest> ReadAsync(string language, CancellationToken cancellationToken)
    {
        return await storage.FindAsync(Table, language, Row, columns: null, cancellationToken) is { } row
            ? new StoredManifest(Manifest.Decode(Columns.Read([row], "M")), row.ETag)
            : new StoredManifest(Manifest.Empty, null);
    }

    /// <summary>The manifest and the token of the language, in one request.</summary>
    public async Task<(string Generation, Manifest Manifest)> ReadWithGenerationAsync(string language, CancellationToken cancellationToken)
    {
        var (generation, manifest) = ("", Manifest.Empty);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey ge {GenerationRow} and RowKey le {Row}");
        foreach (var row in await storage.QueryAsync(Table, filter, columns: null, most: null, cancellationToken))
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

    /// <summary>A few small columns of three rows, in one request.</summary>
    public async Task<IndexState> PeekAsync(string language, CancellationToken cancellationToken)
    {
        var state = new IndexState("", 0, null, false);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey ge {GenerationRow} and RowKey le {RebuildRow}");
        foreach (var row in await storage.QueryAsync(Table, filter, ["RowKey", "Token", "Sequence", "Revision"], most: null, cancellationToken))
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

    /// <summary>Asks for the index to be made anew.</summary>
    public async Task RequestRebuildAsync(string language, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(new TableEntity(language, RebuildRow), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The index was made anew, as had been asked.</summary>
    public async Task EndRebuildAsync(string language, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(language, RebuildRow, ETag.All, cancellationToken);
    }

    /// <summary>Says that a segment is about to be written.</summary>
    public async Task<AnnouncedSegment> AnnounceAsync(string language, string segment, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var row = new TableEntity(language, Intent + segment);
        var answer = await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return new AnnouncedSegment(segment, answer.Headers.ETag!.Value, answer.Headers.Date ?? default);
    }

    /// <summary>Segments whose writing began and did not end.</summary>
    public async Task<IReadOnlyList<AnnouncedSegment>> AnnouncedAsync(string language, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey ge {Intent} and RowKey lt {Intent + "~"}");
        var rows = await storage.QueryAsync(Table, filter, columns: null, most: null, cancellationToken);
        return [.. rows.Select(row => new AnnouncedSegment(row.RowKey[Intent.Length..], row.ETag, row.Timestamp ?? default))];
    }

    /// <summary>Keeps the writer of a segment from naming it in the manifest, if it is still alive.</summary>
    /// <returns>False where it has just done so.</returns>
    public async Task<bool> TryGiveUpAsync(string language, AnnouncedSegment announced, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        try
        {
            await table.UpdateEntityAsync(
                new TableEntity(language, Intent + announced.Segment) { ["GivenUp"] = true }, announced.Mark, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    public async Task ForgetAsync(string language, string segment, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(language, Intent + segment, ETag.All, cancellationToken);
    }

    /// <summary>Puts a manifest in the place of the one it was made from, and takes back the announcement of its new segment, both or neither.</summary>
    /// <returns>False where somebody else was first, or has given the segment up: nothing has changed then.</returns>
    public async Task<bool> TryReplaceAsync(
        string language, StoredManifest before, Manifest manifest, AnnouncedSegment? announced, CancellationToken cancellationToken)
    {
        var row = new TableEntity(language, Row) { ["Sequence"] = manifest.Sequence, ["Revision"] = manifest.Revision };
        Columns.Write(row, "M", manifest.Encode());
        List<TableTransactionAction> actions =
        [
            before.Mark is { } mark
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, mark)
                : new TableTransactionAction(TableTransactionActionType.Add, row),
        ];
        if (announced is { } segment)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(language, Intent + segment.Segment), segment.Mark));
        }

        var table = await storage.TableAsync(Table);
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            // A request whose answer was lost is sent again, and meets what it wrote itself.
            var now = (await ReadAsync(language, cancellationToken)).Manifest;
            return announced is { } written
                && (now.Segments.Any(living => living.Id == written.Segment) || now.Retired.Any(retired => retired.Id == written.Segment));
        }
    }
}

/// <summary>A segment that is being written, or was when its writer died.</summary>
internal readonly record struct AnnouncedSegment(string Segment, ETag Mark, DateTimeOffset Since);
