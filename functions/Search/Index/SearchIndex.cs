using System.Collections.Concurrent;
using Newsroom.Content;
using Newsroom.Search.Analysis;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>
/// The search index of each language. An edition can be found as soon as its pending row and the language's generation are written.
/// </summary>
public sealed class SearchIndex(
    StorageAccount storage, ManifestStore manifests, PendingRows pending, TextAnalysis analysis, TimeProvider clock) : IDisposable
{
    /// <summary>Max bytes of cached blocks.</summary>
    public const long CacheBytes = 64 << 20;

    private readonly BlockCache _cache = new(CacheBytes);
    private readonly ConcurrentDictionary<string, LanguageIndex> _languages = new();

    /// <summary>Bytes of cached blocks.</summary>
    public long CachedBytes => _cache.Bytes;

    /// <summary>Snapshots of the indexes that this process read recently and that are not empty. Does not read storage.</summary>
    public IEnumerable<IndexSnapshot> RecentSnapshots => _languages.Values
        .Select(index => index.RecentSnapshot).OfType<IndexSnapshot>()
        .Where(snapshot => snapshot.Pending + snapshot.Segments > 0);

    /// <summary>Makes an edition searchable.</summary>
    public async Task AddAsync(Edition edition, EditionBody body, CancellationToken cancellationToken)
    {
        var document = EditionTerms.Of(analysis, edition, body);
        await WriteAsync(edition, document, cancellationToken);
    }

    /// <summary>Removes an edition: writes a tombstone.</summary>
    public Task RemoveAsync(Edition edition, CancellationToken cancellationToken) => WriteAsync(edition, document: null, cancellationToken);

    public void Dispose()
    {
        foreach (var index in _languages.Values)
        {
            index.Dispose();
        }
    }

    internal LanguageIndex Of(string language) => _languages.GetOrAdd(
        language, key => new LanguageIndex(key, new SegmentStore(storage, key), manifests, pending, _cache, clock));

    private async Task WriteAsync(Edition edition, PendingDocument? document, CancellationToken cancellationToken)
    {
        var index = Of(edition.Language);
        var (sequence, older) = await index.LocateAsync(edition.Article, cancellationToken);
        await pending.WriteAsync(edition.Language, edition.Article, sequence, older, document, cancellationToken);
        index.Invalidate();
    }
}
