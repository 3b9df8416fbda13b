using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>
/// The table <c>similar</c>: for each language (PartitionKey) the fingerprints of original editions, each under six keys (RowKey: number
/// of the band, its bits, the article's id), so that similar articles are found by reading six small ranges.
/// </summary>
/// <remarks>
/// Fingerprints that differ in at most five bits have one of the six bands in common: they are always found. Those that differ in up to
/// <see cref="MaxBits"/> bits are mostly found (four in five at eight bits). Rows of editions that were deleted or rewritten do no harm:
/// the article's row decides, and a reader that finds such rows deletes them.
/// </remarks>
public sealed class SimilarArticles(StorageAccount storage, ArticleStore articles) : IDisposable
{
    /// <summary>Max number of the 64 bits in which the fingerprints of similar texts differ; about one word in ten.</summary>
    public const int MaxBits = 8;

    private const string Table = "similar";
    private const string Column = "Fingerprint";
    private const int Bands = 6;
    private const int BandBits = 11;
    private const int MaxResults = 5;
    private const int MaxCandidates = 200;
    private const int MaxRows = 100;

    private static readonly TimeSpan CacheDuration = TimeSpan.FromMinutes(1);

    private readonly RowUpserts _rows = new(storage, Table, MaxRows);
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async Task UpsertAsync(Edition edition, CancellationToken cancellationToken)
    {
        if (edition.Fingerprint == 0 || edition.Kind == EditionKind.Machine)
        {
            return;
        }

        var rows = Enumerable.Range(0, Bands).Select(band =>
            new TableEntity(edition.Language, Key(edition.Fingerprint, band) + edition.Article) { [Column] = (long)edition.Fingerprint });
        await _rows.WriteAsync(edition.Language, [.. rows], cancellationToken);
    }

    /// <summary>Editions in the same language with similar text, the most similar first. The result may be a minute old.</summary>
    public async Task<IReadOnlyList<Edition>> FindAsync(Edition edition, CancellationToken cancellationToken)
    {
        if (edition.Fingerprint == 0 || edition.Kind == EditionKind.Machine)
        {
            return [];
        }

        var key = (edition.Article, edition.Language, edition.Version);
        if (!_cache.TryGetValue(key, out IReadOnlyList<Edition>? found))
        {
            found = await LookUpAsync(edition, cancellationToken);
            _cache.Set(key, found, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = CacheDuration });
        }

        return found!;
    }

    public void Dispose()
    {
        _cache.Dispose();
        _rows.Dispose();
    }

    private async Task<IReadOnlyList<Edition>> LookUpAsync(Edition edition, CancellationToken cancellationToken)
    {
        var bands = await Task.WhenAll(Enumerable.Range(0, Bands).Select(band => ReadBandAsync(edition, band, cancellationToken)));
        var nearest = bands.SelectMany(rows => rows)
            .Where(row => row.Article != edition.Article)
            .DistinctBy(row => row.Article)
            .OrderBy(row => SimHash.Distance(row.Fingerprint, edition.Fingerprint))
            .Take(MaxResults);
        var editions = await Task.WhenAll(nearest.Select(row => VerifyAsync(edition.Language, row, cancellationToken)));
        return [.. editions.OfType<Edition>()];
    }

    private async Task<List<Row>> ReadBandAsync(Edition edition, int band, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var first = Key(edition.Fingerprint, band);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {edition.Language} and RowKey gt {first} and RowKey lt {first + "~"}");
        return await table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Take(MaxCandidates)
            .Select(row => new Row(row.RowKey[first.Length..], (ulong)(row.GetInt64(Column) ?? 0)))
            .Where(row => SimHash.Distance(row.Fingerprint, edition.Fingerprint) <= MaxBits)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The live edition of a row; null if the article has another text now: then its rows are deleted.</summary>
    private async Task<Edition?> VerifyAsync(string language, Row row, CancellationToken cancellationToken)
    {
        var live = (await articles.LoadAsync(row.Article, cancellationToken)).Article.In(language);
        if (live?.Fingerprint == row.Fingerprint)
        {
            return live;
        }

        var table = await storage.TableAsync(Table);
        foreach (var band in Enumerable.Range(0, Bands))
        {
            await table.DeleteEntityAsync(language, $"{Key(row.Fingerprint, band)}{row.Article}", ETag.All, cancellationToken);
        }

        return null;
    }

    private static string Key(ulong fingerprint, int band) =>
        string.Create(CultureInfo.InvariantCulture, $"{band}-{(fingerprint >> (band * BandBits)) & ((1UL << BandBits) - 1):x3}-");

    private sealed record Row(string Article, ulong Fingerprint);
}
