using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using Newsroom.Articles;
using Newsroom.Storage;

namespace Newsroom.Search;

/// <summary>An edition in the index, or (<see cref="Terms"/> is null) the word that it is gone.</summary>
public sealed record PendingRow(string Article, string Mark, DateTimeOffset Written, Edition? Edition, TermFrequencies? Terms);

/// <summary>
/// The table <c>pending</c>: per language (PartitionKey) and article (RowKey) the terms of the edition, or a tombstone.
/// One write makes an edition searchable; a newer version replaces the row, so that it is there once however often it is written.
/// </summary>
/// <remarks>
/// Columns: <c>Edition</c> (JSON), <c>Terms0</c>, <c>Terms1</c>, … (<see cref="TermFrequencies.Encode"/>, cut at 64 KiB, the bound of a property).
/// </remarks>
public sealed class PendingStore(StorageAccount storage, Analysis analysis)
{
    private const string Table = "pending";
    private const string EditionColumn = "Edition";
    private const string TermsColumn = "Terms";
    private const int LargestProperty = 64 << 10;

    /// <summary>
    /// Rows carry the storage's clock. A row can become visible a little after one with a later time was read: reading again
    /// what is at most this old finds it.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    /// <summary>Makes an edition searchable.</summary>
    public async Task AddAsync(Edition edition, EditionBody body, CancellationToken cancellationToken)
    {
        var row = new TableEntity(edition.Language, edition.Article)
        {
            [EditionColumn] = JsonSerializer.Serialize(edition, ArticleJson.Readable.Edition),
        };
        var part = 0;
        foreach (var bytes in TermFrequencies.Of(analysis, body).Encode().Chunk(LargestProperty))
        {
            row[$"{TermsColumn}{part++}"] = bytes;
        }

        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Leaves a tombstone, which takes an edition out of the index.</summary>
    public async Task RemoveAsync(Edition edition, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(new TableEntity(edition.Language, edition.Article), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The rows of a language that were written since a time, some earlier ones among them; all of them where no time is given.</summary>
    public async IAsyncEnumerable<PendingRow> ReadAsync(
        string language, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var filter = since is { } time
            ? TableClient.CreateQueryFilter($"PartitionKey eq {language} and Timestamp ge {time - Overlap}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {language}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    private static PendingRow Read(TableEntity row)
    {
        var mark = row.ETag.ToString();
        var written = row.Timestamp ?? default;
        if (row.GetString(EditionColumn) is not { } edition)
        {
            return new PendingRow(row.RowKey, mark, written, Edition: null, Terms: null);
        }

        using var bytes = new MemoryStream();
        for (var part = 0; row.GetBinary($"{TermsColumn}{part}") is { } chunk; part++)
        {
            bytes.Write(chunk);
        }

        return new PendingRow(
            row.RowKey, mark, written, JsonSerializer.Deserialize(edition, ArticleJson.Readable.Edition), TermFrequencies.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
