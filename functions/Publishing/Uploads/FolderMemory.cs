using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>The table <c>folders</c>: one row per folder of the container (PartitionKey: its digest), what its articles have at their edges as JSON.</summary>
public sealed class FolderMemory(StorageAccount storage) : IDisposable
{
    private const string Table = "folders";
    private const string Row = "lines";
    private const string Column = "Lines";

    /// <summary>An import reads many files of a folder in a short time. What another host has learnt meanwhile is met when writing.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 1_000 });

    /// <summary>What is known of the folder that a file is in.</summary>
    public async Task<FolderLines> RecallAsync(string path, CancellationToken cancellationToken) =>
        _cache.TryGetValue(Key(path), out Stored? stored) ? stored!.Lines : (await LoadAsync(Key(path), cancellationToken)).Lines;

    /// <summary>Changes what is known of the folder that a file is in; starts over where somebody else did so meanwhile.</summary>
    /// <returns>What is known now.</returns>
    public async Task<FolderLines> UpdateAsync(string path, Func<FolderLines, FolderLines> change, CancellationToken cancellationToken)
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
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(key, Row, cancellationToken: cancellationToken);
        return Keep(key, answer.HasValue
            ? new Stored(JsonSerializer.Deserialize(answer.Value!.GetString(Column), PublishingJson.Readable.FolderLines)!, answer.Value!.ETag)
            : new Stored(new FolderLines(), ETag: null));
    }

    private async Task<bool> TrySaveAsync(string key, Stored stored, FolderLines changed, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var row = new TableEntity(key, Row) { [Column] = JsonSerializer.Serialize(changed, PublishingJson.Readable.FolderLines) };
        if (await table.SaveIfUnchangedAsync(row, stored.ETag, cancellationToken) is not { } etag)
        {
            return false;
        }

        Keep(key, new Stored(changed, etag));
        return true;
    }

    private Stored Keep(string key, Stored stored) =>
        _cache.Set(key, stored, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });

    private static string Key(string path) => Digest.Of(path[..(path.LastIndexOf('/') + 1)])[..13];

    private sealed record Stored(FolderLines Lines, ETag? ETag);
}
