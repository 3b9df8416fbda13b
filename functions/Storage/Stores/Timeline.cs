using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>
/// The table <c>timeline</c>: for each language (PartitionKey) its editions, newest first (RowKey: inverted time of publication, article
/// id).
/// Derived from <c>articles</c>.
/// </summary>
public sealed class Timeline(StorageAccount storage) : IDisposable
{
    private const string Table = "timeline";
    private const string Column = "Edition";
    private const string PicturesColumn = "Pictures";
    private const int MaxRows = 20;

    private readonly RowUpserts _rows = new(storage, Table, MaxRows);

    public async Task UpsertAsync(Edition edition, LeadCandidates? pictures, CancellationToken cancellationToken)
    {
        var row = new TableEntity(edition.Language, edition.TimelineKey)
        {
            [Column] = JsonSerializer.Serialize(edition, ContentJson.Readable.Edition),
        };
        if (pictures is not null)
        {
            row[PicturesColumn] = JsonSerializer.Serialize(pictures, ContentJson.Readable.LeadCandidates);
        }

        await _rows.WriteAsync(edition.Language, [row], cancellationToken);
    }

    public void Dispose() => _rows.Dispose();

    public async Task RemoveAsync(string language, string key, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(language, key, ETag.All, cancellationToken);
    }

    /// <summary>The editions that follow a key, newest first. Pages are read as they are needed.</summary>
    /// <param name="language">The language of the editions.</param>
    /// <param name="after">The <see cref="Edition.TimelineKey"/> of the last edition already read; null for the newest.</param>
    /// <param name="pageSize">Rows per request, at most 1,000.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="inclusive">Whether the edition with the key itself comes first.</param>
    public async IAsyncEnumerable<Edition> ReadAsync(
        string language,
        string? after,
        int pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        bool inclusive = false)
    {
        var table = await storage.TableAsync(Table);
        var filter = after is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {language}")
            : inclusive
            ? TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey ge {after}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey gt {after}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    private static Edition Read(TableEntity row)
    {
        var edition = JsonSerializer.Deserialize(row.GetString(Column), ContentJson.Readable.Edition)!;
        return row.GetString(PicturesColumn) is { } pictures
            ? edition with { Pictures = JsonSerializer.Deserialize(pictures, ContentJson.Readable.LeadCandidates) } : edition;
    }
}
