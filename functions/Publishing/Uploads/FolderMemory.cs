using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// The table <c>folders</c>: one row per folder of the container (PartitionKey: its digest) with the lines that its articles have before
/// and after their text, as JSON.
/// </summary>
public sealed class FolderMemory(StorageAccount storage) : IDisposable
{
    private const string Table = "folders";
    private const string Row = "lines";
    private const string Column = "Lines";

    /// <summary>
    /// An import reads many files of a folder in a short time. Changes by another process are detected when the row is written.
    /// </summary>
    private static readonly TimeSpan CacheDuration = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 1_000 });

    /// <summary>What is known about the folder of a file.</summary>
    public async Task<FolderLines> FindAsync(string path, CancellationToken cancellationToken) =>
        (_cache.TryGetValue(Key(path), out Stored? stored) ? stored! : await LoadAsync(Key(path), cancellationToken)).Lines;

    /// <summary>
    /// Changes what is known about the folder of a file, and starts over whenever another writer was faster: each time one of them makes
    /// progress.
    /// </summary>
    /// <returns>What is known now.</returns>
    public async Task<FolderLines> UpdateAsync(
        string path, Func<FolderLines, FolderLines> change, CancellationToken cancellationToken)
    {
        var key = Key(path);
        var stored = _cache.TryGetValue(key, out Stored? cached) ? cached! : await LoadAsync(key, cancellationToken);
        while (change(stored.Lines) is var changed && changed != stored.Lines)
        {
            if (await TrySaveAsync(key, stored, changed, cancellationToken))
            {
                return changed;
            }

            stored = await LoadAsync(key, cancellationToken);
        }

        return stored.Lines;
    }

    public void Dispose() => _cache.Dispose();

    private async Task<Stored> LoadAsync(string key, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var response = await table.GetEntityIfExistsAsync<TableEntity>(key, Row, cancellationToken: cancellationToken);
        return Cache(key, response.HasValue ? Read(response.Value!) : new Stored(new FolderLines(), ETag: null));
    }

    private async Task<bool> TrySaveAsync(string key, Stored stored, FolderLines changed, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var row = new TableEntity(key, Row) { [Column] = JsonSerializer.Serialize(changed, PublishingJson.Readable.FolderLines) };
        if (await table.SaveIfUnchangedAsync(row, stored.ETag, cancellationToken) is not { } etag)
        {
            return false;
        }

        Cache(key, new Stored(changed, etag));
        return true;
    }

    private Stored Cache(string key, Stored stored) =>
        _cache.Set(key, stored, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = CacheDuration });

    private static Stored Read(TableEntity row) =>
        new(JsonSerializer.Deserialize(row.GetString(Column), PublishingJson.Readable.FolderLines)!, row.ETag);

    private static string Key(string path) => Digest.Of(path[..(path.LastIndexOf('/') + 1)])[..13];

    private sealed record Stored(FolderLines Lines, ETag? ETag);
}
