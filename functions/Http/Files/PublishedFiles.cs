using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>
/// The files that are public: those that a live edition refers to. What is known of a file is kept as long as nothing is published or
/// withdrawn in any language. Files inside an upload are those that an edition read from it has. Files of the site's look are public with
/// its pages, too.
/// </summary>
public sealed class PublishedFiles(
    FileStore files, ArticleStore articles, EditionStore bodies, LookStore look, Generations generations, TimeProvider clock) : IDisposable
{
    private const int MaxCached = 10_000;
    private static readonly TimeSpan CacheDuration = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MaxCached });

    /// <summary>The file that is meant by a path; null if it does not exist, can't be shown or no live edition refers to it.</summary>
    public async Task<StoredFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var key = (path, await generations.ReadAllAsync(cancellationToken));
        if (!_cache.TryGetValue(key, out StoredFile? file))
        {
            file = await ReadAsync(path, cancellationToken);
            _cache.Set(key, file, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = CacheDuration });
        }

        return file;
    }

    public void Dispose() => _cache.Dispose();

    private async Task<StoredFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (new BlobPath(path).IsOfSite
            && (await look.ReadAsync(cancellationToken)).Look.PublicFile(path, clock.GetUtcNow()) is { } shown)
        {
            return shown;
        }

        var (file, referrers) = await files.ReadAsync(path, cancellationToken);
        var embedded = file is null ? EmbeddedFile.Parse(path) : null;
        if (file is not { Refusal: null } && embedded is null)
        {
            return null;
        }

        var key = StoredFile.KeyOf(path);
        foreach (var id in referrers.Select(referrer => referrer.Article).Distinct())
        {
            var article = (await articles.LoadAsync(id, cancellationToken)).Article;
            var referring = article.Live.Where(edition => edition.Files?.Contains(key) == true).ToList();
            var found = referring.Count == 0 ? null
                : embedded is not var (upload, _) ? file
                : article.Sources.Any(source => source.Path == upload) ? await ReadAsync(path, referring, cancellationToken) : null;
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private async Task<StoredFile?> ReadAsync(string path, IReadOnlyList<Edition> editions, CancellationToken cancellationToken)
    {
        foreach (var edition in editions)
        {
            var body = await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken);
            if (body?.Embedded?.FirstOrDefault(file => file.Path == path) is { Refusal: null } file)
            {
                return file;
            }
        }

        return null;
    }
}
