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
public sealed class FolderMemory : IDisposable
{
    private const string Table = "folders";
    private const string Row = "lines";
    private const string Column = "Lines";
    private const int MaxChanges = 50;

    /// <summary>
    /// An import reads many files of a folder in a short time. Changes by another process are detected when the row is written.
    /// </summary>
    private static readonly TimeSpan CacheDuration = TimeSpan.FromSeconds(5);

    private readonly StorageAccount _storage;
    private readonly GroupCommit<Change> _changes;
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 1_000 });

    public FolderMemory(StorageAccount storage)
    {
        _storage = storage;
        _changes = new(MaxChanges, ApplyAsync);
    }

    /// <summary>What is known about the folder of a file.</summary>
    public async Task<FolderLines> FindAsync(string path, CancellationToken cancellationToken) =>
        (_cache.TryGetValue(Key(path), out Stored? stored) ? stored! : await LoadAsync(Key(path), cancellationToken)).Lines;

    /// <summary>
    /// Changes what is known about the folder of a file, and starts over whenever another writer was faster: each time one of them makes
    /// progress. Changes that wait at the same time are written together.
    /// </summary>
    /// <returns>What is known now.</returns>
    public async Task<FolderLines> UpdateAsync(
        string path, Func<FolderLines, FolderLines> change, CancellationToken cancellationToken)
    {
        var own = new Change(change);
        await _changes.WriteAsync(Key(path), own, cancellationToken);
        return own.Result!;
    }

    public void Dispose()
    {
        _changes.Dispose();
        _cache.Dispose();
    }

    private async Task ApplyAsync(string key, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var stored = _cache.TryGetValue(key, out Stored? cached) ? cached! : await LoadAsync(key, cancellationToken);
        FolderLines changed;
        while ((changed = changes.Aggregate(stored.Lines, (lines, change) => change.Make(lines))) != stored.Lines
            && !await TrySaveAsync(key, stored, changed, cancellationToken))
        {
            stored = await LoadAsync(key, cancellationToken);
        }

        foreach (var change in changes)
        {
            change.Result = changed;
        }
    }

    private async Task<Stored> LoadAsync(string key, CancellationToken cancellationToken)
    {
        var table = await _storage.TableAsync(Table);
        var response = await table.GetEntityIfExistsAsync<TableEntity>(key, Row, cancellationToken: cancellationToken);
        return Cache(key, response.HasValue ? Read(response.Value!) : new Stored(new FolderLines(), ETag: null));
    }

    private async Task<bool> TrySaveAsync(string key, Stored stored, FolderLines changed, CancellationToken cancellationToken)
    {
        var table = await _storage.TableAsync(Table);
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

    private sealed class Change(Func<FolderLines, FolderLines> make)
    {
        public Func<FolderLines, FolderLines> Make => make;

        public FolderLines? Result { get; set; }
    }

    private sealed record Stored(FolderLines Lines, ETag? ETag);
}
