using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>An article as it was read. A write must match <see cref="ETag"/>, which is null if there was no row.</summary>
public sealed record StoredArticle(Article Article, ETag? ETag);

/// <summary>
/// The table <c>articles</c>: the source of truth. PartitionKey is the article's id, RowKey <c>article</c>. The column <c>Article</c> has
/// its uploads, and one column per language (<c>fr</c>, <c>en</c>, …) an edition, each as JSON of at most 32 Ki characters. The columns
/// <c>fr_retired</c> and <c>fr_cancelled</c> have the stale rows and cancelled events of earlier versions of an edition.
/// </summary>
public sealed class ArticleStore(StorageAccount storage)
{
    private const string Table = "articles";
    private const string Row = "article";
    private const string Head = "Article";
    private const string Stale = "_retired";
    private const string Cancelled = "_cancelled";

    /// <summary>The article, or a new one without uploads and editions if the id is unknown.</summary>
    public async Task<StoredArticle> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var response = await table.GetEntityIfExistsAsync<TableEntity>(id, Row, cancellationToken: cancellationToken);
        return response.HasValue ? new StoredArticle(Read(response.Value!), response.Value!.ETag) : NewArticle(id);
    }

    /// <summary>Every article whose id begins with the prefix, in the order of the ids. Pages are read as they are needed.</summary>
    public async IAsyncEnumerable<Article> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken, string prefix = "")
    {
        var filter = prefix.Length == 0
            ? null
            : TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {prefix + '~'}");
        await foreach (var article in QueryAsync(filter, cancellationToken))
        {
            yield return article;
        }
    }

    /// <summary>The articles whose ids come after another one, in their order; all for an empty one.</summary>
    public IAsyncEnumerable<Article> ReadAfterAsync(string after, CancellationToken cancellationToken) =>
        QueryAsync(after.Length == 0 ? null : TableClient.CreateQueryFilter($"PartitionKey gt {after}"), cancellationToken);

    /// <summary>What <see cref="LoadAsync"/> returns for an id without a row.</summary>
    public static StoredArticle NewArticle(string id) => new(new Article { Id = id }, ETag: null);

    /// <summary>Writes the article if it has not changed since it was read.</summary>
    /// <returns>The article with its new ETag, or null if another writer was faster: read it again and decide again.</returns>
    public async Task<StoredArticle?> TrySaveAsync(StoredArticle stored, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        return await table.SaveIfUnchangedAsync(Write(stored.Article), stored.ETag, cancellationToken) is { } etag
            ? stored with { ETag = etag }
            : null;
    }

    private async IAsyncEnumerable<Article> QueryAsync(string? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    private static TableEntity Write(Article article)
    {
        var row = new TableEntity(article.Id, Row) { [Head] = JsonSerializer.Serialize(article, ContentJson.Readable.Article) };
        foreach (var (language, edition) in article.Editions)
        {
            row[language] = JsonSerializer.Serialize(edition, ContentJson.Readable.Edition);
            if (edition.StaleRows.Count > 0)
            {
                row[language + Stale] = JsonSerializer.Serialize(
                    [.. edition.StaleRows.Select(stale => stale.Text)], ContentJson.Readable.IReadOnlyListString);
            }

            if (edition.Cancelled.Count > 0)
            {
                row[language + Cancelled] = JsonSerializer.Serialize(edition.Cancelled, ContentJson.Readable.IReadOnlyListEvent);
            }
        }

        return row;
    }

    private static Article Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Head), ContentJson.Readable.Article)! with
    {
        Editions = row.Keys
            .Where(column => LanguageCode.Normalise(column) == column)
            .ToImmutableSortedDictionary(column => column, column => ReadEdition(row, column)),
    };

    private static Edition ReadEdition(TableEntity row, string language)
    {
        var edition = JsonSerializer.Deserialize(row.GetString(language), ContentJson.Readable.Edition)!;
        return edition with
        {
            StaleRows = row.GetString(language + Stale) is { } stale
                ? [.. JsonSerializer.Deserialize(stale, ContentJson.Readable.IReadOnlyListString)!.Select(StaleRow.Parse)]
                : [],
            Cancelled = row.GetString(language + Cancelled) is { } cancelled
                ? JsonSerializer.Deserialize(cancelled, ContentJson.Readable.IReadOnlyListEvent)!
                : [],
        };
    }
}
