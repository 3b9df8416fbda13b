using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>An older version of an edition, in a segment.</summary>
internal readonly record struct OlderVersion(string Segment, int Document, int Length);

/// <summary>An edition that is not in a segment yet, or (<see cref="Document"/> is null) the word that it is gone.</summary>
/// <param name="Article">The article.</param>
/// <param name="Mark">Of the row; another one whenever it is written.</param>
/// <param name="Written">When, by the storage's clock.</param>
/// <param name="Sequence">The manifest that its writer had seen.</param>
/// <param name="Older">What of the article was in the segments of that manifest.</param>
/// <param name="Document">The edition.</param>
internal sealed record PendingRow(
    string Article, ETag Mark, DateTimeOffset Written, long Sequence, IReadOnlyList<OlderVersion> Older, PendingDocument? Document);

/// <summary>Rows as they were read.</summary>
/// <param name="Rows">Editions, and words that one is gone.</param>
/// <param name="Merged">Manifests in whose segments rows are that were removed.</param>
internal sealed record PendingState(IReadOnlyList<PendingRow> Rows, IReadOnlyList<long> Merged);

/// <summary>
/// The table <c>pending</c>: per language (PartitionKey) and article (RowKey) what is to be merged. One write makes an edition searchable;
/// a newer version replaces the row, so that it is there once however often it is written.
/// </summary>
/// <remarks>
/// A row <c>~{sequence}</c> behind them says up to which manifest rows were merged and removed: who finds a later one than in the manifest that was read before
/// has missed rows. Columns: <c>Sequence</c>; <c>Older0</c>: <c>( text segment, document, length )*</c>; <c>Document0</c>, <c>Document1</c>, … (<see cref="PendingDocument"/>), none in a tombstone.
/// </remarks>
internal sealed class PendingRows(StorageAccount storage)
{
    private const string Table = "pending";

    /// <summary>
    /// Rows carry the storage's clock. A row can become visible a little after one with a later time was read: reading again
    /// what is at most this old finds it.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    private const int TransactionSize = 100;

    /// <summary>Behind all articles, whose letters are a–z and 2–7.</summary>
    public const string Marker = "~";

    public async Task WriteAsync(
        string language, string article, long sequence, IReadOnlyList<OlderVersion> older, PendingDocument? document, CancellationToken cancellationToken)
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
        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>How many rows wait, up to a number.</summary>
    public async Task<int> CountAsync(string language, int most, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey lt {Marker}");
        return (await storage.QueryAsync(Table, filter, ["RowKey"], most, cancellationToken)).Count;
    }

    /// <summary>The rows of a language that were written since a time, some earlier ones among them; all of them where no time is given.</summary>
    public async Task<PendingState> ReadAsync(string language, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var filter = since is { } time
            ? TableClient.CreateQueryFilter($"PartitionKey eq {language} and Timestamp ge {time - Overlap}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {language}");
        List<PendingRow> rows = [];
        List<long> merged = [];
        foreach (var row in await storage.QueryAsync(Table, filter, columns: null, most: null, cancellationToken))
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

    /// <summary>Removes rows that have not been written anew since they were read.</summary>
    /// <param name="language">Their language.</param>
    /// <param name="sequence">The manifest in whose segments they are.</param>
    /// <param name="merged">The rows.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    public async Task RemoveAsync(string language, long sequence, PendingState merged, CancellationToken cancellationToken)
    {
        if (merged.Rows.Count == 0)
        {
            return;
        }

        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(new TableEntity(language, MarkerKey(sequence)), TableUpdateMode.Replace, cancellationToken);
        foreach (var some in merged.Rows.Chunk(TransactionSize))
        {
            var deletions = some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(language, row.Article), row.Mark));
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

    private static async Task RemoveOneByOneAsync(TableClient table, string language, IEnumerable<PendingRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            try
            {
                await table.DeleteEntityAsync(language, row.Article, row.Mark, cancellationToken);
            }
            catch (RequestFailedException changed) when (changed.Status == 412)
            {
                // Somebody has written a newer version, which waits for the next merge.
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
