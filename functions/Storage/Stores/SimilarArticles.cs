using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>
/// The table <c>similar</c>: per language (PartitionKey) the fingerprints of original editions, each under six keys (RowKey: number of the band,
/// its bits, the article's id), so that articles like another are found by reading six small ranges.
/// </summary>
/// <remarks>
/// Fingerprints that differ in at most five bits agree in one band of six: they are always found, those of up to <see cref="MostBits"/> mostly
/// (four in five at eight bits). Rows of editions that are gone or were rewritten do no harm: the article's row decides, and they are removed
/// by whoever meets them.
/// </remarks>
public sealed class SimilarArticles(StorageAccount storage, ArticleStore articles) : IDisposable
{
    /// <summary>Bits of 64 in which the fingerprints of similar texts differ at most; about one word in ten.</summary>
    public const int MostBits = 8;

    private const string Table = "similar";
    private const string Column = "Fingerprint";
    private const int Bands = 6;
    private const int BitsOfBand = 11;
    private const int MostAnswers = 5;
    private const int MostCandidates = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async Task UpsertAsync(Edition edition, CancellationToken cancellationToken)
    {
        if (edition.Fingerprint == 0 || edition.Kind == EditionKind.Machine)
        {
            return;
        }

        var table = await storage.TableAsync(Table);
        await table.SubmitTransactionAsync(
            Enumerable.Range(0, Bands).Select(band => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace,
                new TableEntity(edition.Language, $"{Key(edition.Fingerprint, band)}{edition.Article}") { [Column] = (long)edition.Fingerprint })),
            cancellationToken);
    }

    /// <summary>Editions in the same language whose text is much like this one's, the most alike first. Up to a minute old.</summary>
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
            _cache.Set(key, found, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        }

        return found!;
    }

    public void Dispose() => _cache.Dispose();

    private async Task<IReadOnlyList<Edition>> LookUpAsync(Edition edition, CancellationToken cancellationToken)
    {
        var bands = await Task.WhenAll(Enumerable.Range(0, Bands).Select(band => ReadBandAsync(edition, band, cancellationToken)));
        var nearest = bands.SelectMany(rows => rows)
            .Where(row => row.Article != edition.Article)
            .DistinctBy(row => row.Article)
            .OrderBy(row => SimHash.Distance(row.Fingerprint, edition.Fingerprint))
            .Take(MostAnswers);
        var editions = await Task.WhenAll(nearest.Select(row => VerifyAsync(edition.Language, row, cancellationToken)));
        return [.. editions.OfType<Edition>()];
    }

    private async Task<List<Row>> ReadBandAsync(Edition edition, int band, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var first = Key(edition.Fingerprint, band);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {edition.Language} and RowKey gt {first} and RowKey lt {first + "~"}");
        return await table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Take(MostCandidates)
            .Select(row => new Row(row.RowKey[first.Length..], (ulong)(row.GetInt64(Column) ?? 0)))
            .Where(row => SimHash.Distance(row.Fingerprint, edition.Fingerprint) <= MostBits)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The live edition that a row stands for; null, and the rows removed, where the article has another text now.</summary>
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
        string.Create(CultureInfo.InvariantCulture, $"{band}-{(fingerprint >> (band * BitsOfBand)) & ((1UL << BitsOfBand) - 1):x3}-");

    private sealed record Row(string Article, ulong Fingerprint);
}
