using System.Collections.Concurrent;
using Newsroom.Content;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>How the index of a language was when this process last looked at it.</summary>
/// <param name="Language">The language.</param>
/// <param name="Pending">Rows that are to be merged.</param>
/// <param name="Segments">Segments in storage.</param>
public readonly record struct IndexLook(string Language, int Pending, int Segments);

/// <summary>The search index: one for each language. Editions are found as soon as their pending row and the language's generation are written.</summary>
public sealed class SearchIndex(StorageAccount storage, Analysis analysis, TimeProvider clock) : IDisposable
{
    /// <summary>Bound of the blocks kept in memory, in bytes.</summary>
    public const long CacheBytes = 64 << 20;

    private readonly BlockCache _cache = new(CacheBytes);
    private readonly ManifestStore _manifests = new(storage);
    private readonly PendingRows _pending = new(storage);
    private readonly ConcurrentDictionary<string, LanguageIndex> _languages = new();

    /// <summary>Bytes of blocks in memory.</summary>
    public long CachedBytes => _cache.Bytes;

    /// <summary>The languages that this process has looked at of late and that have an index. It reads nothing.</summary>
    public IEnumerable<IndexLook> RecentLooks => _languages.Values.Select(index => index.RecentLook).OfType<IndexLook>().Where(look => look.Pending + look.Segments > 0);

    /// <summary>Makes an edition searchable.</summary>
    public async Task AddAsync(Edition edition, EditionBody body, CancellationToken cancellationToken)
    {
        var document = EditionTerms.Of(analysis, edition, body);
        await WriteAsync(edition, document, cancellationToken);
    }

    /// <summary>Leaves a tombstone, which takes an edition out of the index.</summary>
    public Task RemoveAsync(Edition edition, CancellationToken cancellationToken) => WriteAsync(edition, document: null, cancellationToken);

    public void Dispose()
    {
        foreach (var index in _languages.Values)
        {
            index.Dispose();
        }
    }

    internal LanguageIndex Of(string language) => _languages.GetOrAdd(
        language, key => new LanguageIndex(key, new SegmentStore(storage, key), _manifests, _pending, _cache, clock));

    private async Task WriteAsync(Edition edition, PendingDocument? document, CancellationToken cancellationToken)
    {
        var index = Of(edition.Language);
        var (sequence, older) = await index.LocateAsync(edition.Article, cancellationToken);
        await _pending.WriteAsync(edition.Language, edition.Article, sequence, older, document, cancellationToken);
        index.Touch();
    }
}
