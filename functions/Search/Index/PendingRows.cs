using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>An older version of an edition, in a segment.</summary>
internal readonly record struct OlderVersion(string Segment, int Document, int Length);

/// <summary>A pending change of the index: a new edition, or a tombstone if <see cref="Document"/> is null.</summary>
/// <param name="ETag">Changes whenever the row is written.</param>
/// <param name="Written">The time of the write, by the storage's clock.</param>
/// <param name="Sequence">The sequence of the manifest that its writer knew.</param>
/// <param name="Older">The versions of the article in the segments of that manifest.</param>
internal sealed record PendingRow(
    string Article, ETag ETag, DateTimeOffset Written, long Sequence, IReadOnlyList<OlderVersion> Older, PendingDocument? Document);

/// <summary>The result of reading pending rows.</summary>
/// <param name="Rows">New editions and tombstones.</param>
/// <param name="Merged">Sequences of manifests whose segments contain rows that were removed.</param>
internal sealed record PendingState(IReadOnlyList<PendingRow> Rows, IReadOnlyList<long> Merged);

/// <summary>
/// The table <c>pending</c>: for each language (PartitionKey) and article (RowKey) a change to merge. One write makes an edition
/// searchable. A newer version replaces the row, so an article has at most one, however often it is published.
/// </summary>
/// <remarks>
/// A row <c>~{sequence}</c> after them tells up to which manifest rows were merged and removed: a reader that finds a later sequence than
/// that of the manifest it read before has missed rows. Columns: <c>Sequence</c>;
/// <c>Older0</c>: <c>( text segment, document, length )*</c>;
/// <c>Document0</c>, <c>Document1</c>, … (<see cref="PendingDocument"/>), absent in a tombstone.
/// </remarks>
public sealed class PendingRows(StorageAccount storage) : IDisposable
{
    private const string Table = "pending";

    /// <summary>
    /// Timestamps are the storage's. A row can become visible shortly after a row with a later timestamp was read. It is not missed, as
    /// rows that are at most this old are read again.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    private const int TransactionSize = 100;
    private const int MaxRows = 20;

    /// <summary>Sorts after all articles, whose letters are a–z and 2–7.</summary>
    internal const string Marker = "~";

    private readonly RowUpserts _rows = new(storage, Table, MaxRows);

    public void Dispose() => _rows.Dispose();

    internal async Task WriteAsync(
        string language,
        string article,
        long sequence,
        IReadOnlyList<OlderVersion> older,
        PendingDocument? document,
        CancellationToken cancellationToken)
    {
        var row = new TableEntity(language, article) { ["Sequence"] = sequence };
        var list = new ByteWriter();
        foreach (var (segment, number, length) in older)
        {
            list.Text(segment);
            list.Number(number);
            list.Number(length);
        }

        Columns.Write(row, "Older", list.Span);
        Columns.Write(row, "Document", document is null ? [] : document.Encode());
        await _rows.WriteAsync(language, [row], cancellationToken);
    }

    /// <summary>Counts the pending rows, up to a max.</summary>
    internal async Task<int> CountAsync(string language, int max, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey lt {Marker}");
        return (await storage.QueryAsync(Table, filter, ["RowKey"], max, cancellationToken)).Count;
    }

    /// <summary>The rows of a language that were written since a time and some earlier ones, or all rows if no time is given.</summary>
    internal async Task<PendingState> ReadAsync(string language, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var filter = since is { } time
            ? TableClient.CreateQueryFilter($"PartitionKey eq {language} and Timestamp ge {time - Overlap}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {language}");
        List<PendingRow> rows = [];
        List<long> merged = [];
        foreach (var row in await storage.QueryAsync(Table, filter, columns: null, max: null, cancellationToken))
        {
            if (row.RowKey.StartsWith(Marker, StringComparison.Ordinal))
            {
                merged.Add(long.Parse(row.RowKey.AsSpan(Marker.Length), CultureInfo.InvariantCulture));
            }
            else
            {
                rows.Add(Read(row));
            }
        }

        return new PendingState(rows, merged);
    }

    /// <summary>Removes rows that were not written again since they were read.</summary>
    /// <param name="language">A language code.</param>
    /// <param name="sequence">The sequence of the manifest whose segments contain them.</param>
    /// <param name="merged">The rows as they were read.</param>
    /// <param name="cancellationToken">Cancellation leaves the remaining rows; the next merge removes them.</param>
    internal async Task RemoveAsync(string language, long sequence, PendingState merged, CancellationToken cancellationToken)
    {
        if (merged.Rows.Count == 0)
        {
            return;
        }

        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(new TableEntity(language, MarkerKey(sequence)), TableUpdateMode.Replace, cancellationToken);
        foreach (var some in merged.Rows.Chunk(TransactionSize))
        {
            var deletions = some.Select(row => new TableTransactionAction(
                TableTransactionActionType.Delete, new TableEntity(language, row.Article), row.ETag));
            try
            {
                await table.SubmitTransactionAsync(deletions, cancellationToken);
            }
            catch (TableTransactionFailedException changed) when (changed.Status is 404 or 412)
            {
                await RemoveOneByOneAsync(table, language, some, cancellationToken);
            }
        }

        foreach (var earlier in merged.Merged.Where(earlier => earlier < sequence))
        {
            await table.DeleteEntityAsync(language, MarkerKey(earlier), ETag.All, cancellationToken);
        }
    }

    private static string MarkerKey(long sequence) => string.Create(CultureInfo.InvariantCulture, $"{Marker}{sequence:D19}");

    private static PendingRow Read(TableEntity row)
    {
        var bytes = Columns.Read([row], "Document");
        return new PendingRow(
            row.RowKey, row.ETag, row.Timestamp ?? default, row.GetInt64("Sequence") ?? 0, ReadOlder(Columns.Read([row], "Older")),
            bytes.Length == 0 ? null : PendingDocument.Decode(bytes));
    }

    private static async Task RemoveOneByOneAsync(
        TableClient table, string language, IEnumerable<PendingRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            try
            {
                await table.DeleteEntityAsync(language, row.Article, row.ETag, cancellationToken);
            }
            catch (RequestFailedException changed) when (changed.Status == 412)
            {
                // A newer version was written; the next merge takes it.
            }
        }
    }

    private static List<OlderVersion> ReadOlder(byte[] bytes)
    {
        List<OlderVersion> older = [];
        for (var input = new ByteReader(bytes); !input.AtEnd;)
        {
            older.Add(new OlderVersion(input.Text(), input.Number(), input.Number()));
        }

        return older;
    }
}
