using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>
/// Stores segments in Table Storage. In the table <c>segments</c> a segment is a partition <c>{language}-{segment}</c> with the rows
/// <code>
/// t{block}      a block of the dictionary: columns D (dictionary), P (postings), Q (positions), see TermBlock
/// t{block}.{n}  the rest of a long block that does not fit into its row; the row has the number of rows (Rows)
/// f{column}     facets: column B, see FacetColumn
/// i{bucket}     articles: column B, see ArticleNumbers
/// </code>
/// and in the table <c>documents</c>, partition <c>{language}</c>, the rows <c>{segment}-{block}</c>: column B, see IndexedDocument.
/// Documents have their own table, so that one request for the hits of a query scans little else. Columns have a number after their
/// letter (<see cref="Columns"/>). Rows are written once.
/// </summary>
internal sealed class SegmentStore(StorageAccount storage, string language)
{
    private const string Segments = "segments";
    private const string Documents = "documents";
    private const string RowCount = "Rows";

    /// <summary>Max row keys in one filter: Table Storage accepts fifteen comparisons, and the partition needs some.</summary>
    private const int MaxKeys = 13;

    private static readonly string[] PostingColumns = [RowCount, .. Columns.Names("D"), .. Columns.Names("P")];
    private static readonly string[] PositionColumns = [RowCount, .. Columns.Names("Q")];

    public ISegmentRows Open(string segment) => new Rows(this, segment);

    public ISegmentSink Create(string segment) => new Sink(this, segment);

    /// <summary>Reads blocks of documents of any segments, in the order of their keys: up to thirteen with one request.</summary>
    public async Task<IReadOnlyList<byte[]>> ReadDocumentsAsync(IReadOnlyList<DocumentKey> keys, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(keys.Chunk(MaxKeys).Select(some => ReadRowsAsync(some, cancellationToken)));
        var byKey = read.SelectMany(rows => rows).ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        return
        [
            .. keys.Select(key => byKey.TryGetValue(key.ToString(), out var row)
                ? Columns.Read([row], "B")
                : throw new SegmentGoneException(key.Segment)),
        ];
    }

    /// <summary>Deletes all rows of a segment.</summary>
    public async Task DeleteAsync(string segment, CancellationToken cancellationToken)
    {
        var segments = await storage.TableAsync(Segments);
        await DeleteAsync(segments, TableClient.CreateQueryFilter($"PartitionKey eq {Partition(segment)}"), cancellationToken);
        var documents = await storage.TableAsync(Documents);
        await DeleteAsync(
            documents,
            TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey ge {segment + "-"} and RowKey lt {segment + "."}"),
            cancellationToken);
    }

    private static async Task DeleteAsync(TableClient table, string filter, CancellationToken cancellationToken)
    {
        var rows = await table
            .QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);
        foreach (var some in rows.Chunk(TransactionSize))
        {
            try
            {
                var deletions = some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All));
                await table.SubmitTransactionAsync(deletions, cancellationToken);
            }
            catch (TableTransactionFailedException gone) when (gone.Status == 404)
            {
                foreach (var row in some)
                {
                    await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
                }
            }
        }
    }

    private async Task<List<TableEntity>> ReadRowsAsync(DocumentKey[] keys, CancellationToken cancellationToken)
    {
        if (keys is [var only])
        {
            return await storage.FindAsync(Documents, language, only.ToString(), columns: null, cancellationToken) is { } row ? [row] : [];
        }

        var any = string.Join(" or ", keys.Select(key => TableClient.CreateQueryFilter($"RowKey eq {key.ToString()}")));
        var filter = $"{TableClient.CreateQueryFilter($"PartitionKey eq {language}")} and ({any})";
        return await storage.QueryAsync(Documents, filter, columns: null, max: null, cancellationToken);
    }

    private async Task<TableEntity> ReadAsync(string segment, string key, string[]? columns, CancellationToken cancellationToken) =>
        await storage.FindAsync(Segments, Partition(segment), key, columns, cancellationToken) ?? throw new SegmentGoneException(segment);

    private Task<TableClient> TableAsync(string name) => storage.TableAsync(name);

    private string Language => language;

    private const int TransactionSize = 100;

    private string Partition(string segment) => $"{language}-{segment}";

    private static string TermKey(int block, int part = 0) => part == 0
        ? string.Create(CultureInfo.InvariantCulture, $"t{block:D6}")
        : string.Create(CultureInfo.InvariantCulture, $"t{block:D6}.{part:D3}");

    private static string Key(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:D6}");

    /// <summary>The rows of one segment.</summary>
    private sealed class Rows(SegmentStore store, string segment) : ISegmentRows
    {
        public async Task<TermRow> ReadTermsAsync(int block, TermParts parts, CancellationToken cancellationToken)
        {
            var columns = parts switch { TermParts.Postings => PostingColumns, TermParts.Positions => PositionColumns, _ => null };
            var first = await store.ReadAsync(segment, TermKey(block), columns, cancellationToken);
            var others = await Task.WhenAll(Enumerable.Range(1, (first.GetInt32(RowCount) ?? 1) - 1)
                .Select(part => store.ReadAsync(segment, TermKey(block, part), columns, cancellationToken)));
            TableEntity[] rows = [first, .. others];
            return new TermRow(
                parts == TermParts.Positions ? [] : Columns.Read(rows, "D"),
                parts == TermParts.Positions ? [] : Columns.Read(rows, "P", PackedInts.Padding),
                parts == TermParts.Postings ? null : Columns.Read(rows, "Q"));
        }

        public Task<IReadOnlyList<byte[]>> ReadDocumentsAsync(IReadOnlyList<int> blocks, CancellationToken cancellationToken) =>
            store.ReadDocumentsAsync([.. blocks.Select(block => new DocumentKey(segment, block))], cancellationToken);

        public Task<byte[]> ReadFacetsAsync(int column, CancellationToken cancellationToken) =>
            ReadAsync(Key('f', column), cancellationToken);

        public Task<byte[]> ReadArticlesAsync(int bucket, CancellationToken cancellationToken) =>
            ReadAsync(Key('i', bucket), cancellationToken);

        private async Task<byte[]> ReadAsync(string key, CancellationToken cancellationToken) =>
            Columns.Read([await store.ReadAsync(segment, key, columns: null, cancellationToken)], "B");
    }

    /// <summary>Collects rows into transactions of at most a hundred rows and about 2 MiB.</summary>
    private sealed class Sink(SegmentStore store, string segment) : ISegmentSink
    {
        private const int TransactionBytes = 2 << 20;

        private readonly string _partition = store.Partition(segment);
        private readonly List<TableEntity> _segments = [];
        private readonly List<TableEntity> _documents = [];
        private int _segmentBytes;
        private int _documentBytes;

        public string Id => segment;

        public async ValueTask AddTermsAsync(int block, TermRow row, CancellationToken cancellationToken)
        {
            var entities = Split(block, row);
            foreach (var (entity, bytes) in entities)
            {
                await AddAsync(entity, bytes, cancellationToken);
            }
        }

        public async ValueTask AddDocumentsAsync(int block, byte[] bytes, CancellationToken cancellationToken)
        {
            if (_documents.Count == TransactionSize || _documentBytes + bytes.Length > TransactionBytes)
            {
                await FlushDocumentsAsync(cancellationToken);
            }

            var row = new TableEntity(store.Language, new DocumentKey(segment, block).ToString());
            Columns.Write(row, "B", bytes);
            _documents.Add(row);
            _documentBytes += bytes.Length;
        }

        public ValueTask AddFacetsAsync(int column, byte[] bytes, CancellationToken cancellationToken) =>
            AddAsync(Key('f', column), bytes, cancellationToken);

        public ValueTask AddArticlesAsync(int bucket, byte[] bytes, CancellationToken cancellationToken) =>
            AddAsync(Key('i', bucket), bytes, cancellationToken);

        public async Task FinishAsync(CancellationToken cancellationToken)
        {
            await FlushDocumentsAsync(cancellationToken);
            await FlushSegmentsAsync(cancellationToken);
        }

        private List<(TableEntity Row, int Bytes)> Split(int block, TermRow row)
        {
            List<(TableEntity Row, int Bytes)> rows = [(new TableEntity(_partition, TermKey(block)), 0)];
            Put("D", row.Dictionary);
            Put("P", row.Postings.AsSpan(0, row.Postings.Length - PackedInts.Padding));
            Put("Q", row.Positions);
            if (rows.Count > 1)
            {
                rows[0].Row[RowCount] = rows.Count;
            }

            return rows;

            void Put(string column, ReadOnlySpan<byte> bytes)
            {
                while (!bytes.IsEmpty)
                {
                    var (last, used) = rows[^1];
                    var room = (Columns.MaxRowBytes - used) / Columns.MaxPropertyBytes * Columns.MaxPropertyBytes;
                    var length = Math.Min(bytes.Length, room);
                    if (length == 0)
                    {
                        rows.Add((new TableEntity(_partition, TermKey(block, rows.Count)), 0));
                        continue;
                    }

                    Columns.Write(last, column, bytes[..length]);
                    rows[^1] = (last, used + length);
                    bytes = bytes[length..];
                }
            }
        }

        private ValueTask AddAsync(string key, byte[] bytes, CancellationToken cancellationToken)
        {
            var row = new TableEntity(_partition, key);
            Columns.Write(row, "B", bytes);
            return AddAsync(row, bytes.Length, cancellationToken);
        }

        private async ValueTask AddAsync(TableEntity row, int bytes, CancellationToken cancellationToken)
        {
            if (_segments.Count == TransactionSize || _segmentBytes + bytes > TransactionBytes)
            {
                await FlushSegmentsAsync(cancellationToken);
            }

            _segments.Add(row);
            _segmentBytes += bytes;
        }

        private async Task FlushSegmentsAsync(CancellationToken cancellationToken)
        {
            await FlushAsync(Segments, _segments, cancellationToken);
            _segmentBytes = 0;
        }

        private async Task FlushDocumentsAsync(CancellationToken cancellationToken)
        {
            await FlushAsync(Documents, _documents, cancellationToken);
            _documentBytes = 0;
        }

        // If a response was lost, the client sends the transaction again: the rows that exist are the same.
        private async Task FlushAsync(string name, List<TableEntity> rows, CancellationToken cancellationToken)
        {
            if (rows.Count > 0)
            {
                var table = await store.TableAsync(name);
                var upserts = rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
                await table.SubmitTransactionAsync(upserts, cancellationToken);
                rows.Clear();
            }
        }
    }
}

/// <summary>The key of a block of documents.</summary>
internal sealed record DocumentKey(string Segment, int Block)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Segment}-{Block:D6}");
}
