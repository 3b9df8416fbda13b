using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Http.Files;
using Newsroom.Search;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Feeds;

/// <summary>A page of a feed's editions.</summary>
/// <param name="Editions">Newest first.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="PreviousArchive">The start of the archive document that follows; null if there is none.</param>
internal sealed record FeedPage(IReadOnlyList<Edition> Editions, string? Next, string? PreviousArchive);

/// <summary>Reads the editions of a feed.</summary>
public sealed class FeedSource(
    EditionList editions, EditionArchive archive, ArticleStore articles, EditionStore bodies, FileLinks files, Searcher searcher,
    SearchIndex index)
    : IDisposable
{
    private const int MaxOriginals = 10_000;

    /// <summary>The language of each translation's original. A translation's version names its original, so this never changes.</summary>
    private readonly MemoryCache _originals = new(new MemoryCacheOptions { SizeLimit = MaxOriginals });

    /// <exception cref="QueryTooCostlyException">The query costs more than a response must cost.</exception>
    internal async Task<FeedPage> ReadPageAsync(FeedRequest feed, CancellationToken cancellationToken)
    {
        if (feed.Query is { } query)
        {
            return await SearchAsync(feed, query, cancellationToken);
        }

        if (feed.Archive is { } start)
        {
            var document = await archive.ReadAsync(feed.Language, feed.Filter, start, cancellationToken);
            return new FeedPage(document.Editions, Next: null, document.Next);
        }

        var page = await editions.ReadAsync(feed.Language, feed.Filter, feed.Cursor, feed.Limit, cancellationToken);
        return new FeedPage(page.Editions, page.Next, feed.Cursor is null ? EditionArchive.StartAfter(page) : null);
    }

    /// <summary>The edition with its body and its original.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="address">The site's address.</param>
    /// <param name="pageOf">The page of an article (id) in a language.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<FeedItem> ReadItemAsync(
        Edition edition, string address, Func<string, string, string> pageOf, CancellationToken cancellationToken)
    {
        var stored = await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken);
        (EditionBody? body, var picture) = stored is null ? (null, null) : await files.ResolveAsync(stored, address, cancellationToken);
        var original = edition.Kind == EditionKind.Machine ? await FindOriginalAsync(edition, cancellationToken) : null;
        return new FeedItem(
            edition,
            body,
            pageOf(edition.Article, edition.Language),
            original is null ? null : new Original(original, pageOf(edition.Article, original)))
        {
            Picture = picture,
        };
    }

    public void Dispose() => _originals.Dispose();

    private async Task<FeedPage> SearchAsync(FeedRequest feed, string query, CancellationToken cancellationToken)
    {
        // The response is cached until the next publication: it must not come from a snapshot of the index that is older than the last one.
        index.Of(feed.Language).Invalidate();
        var results = await searcher.SearchAsync(
            new SearchRequest(query, feed.Language)
            {
                Filter = feed.Filter,
                Order = SearchOrder.Newest,
                AllWords = true,
                Limit = feed.Limit,
                Start = feed.Cursor is null ? default : SearchCursor.Parse(feed.Cursor, byDate: true) ?? default,
            },
            cancellationToken);
        var current = await Task.WhenAll(results.Items.Select(async hit =>
            (await articles.LoadAsync(hit.Article, cancellationToken)).Article.In(feed.Language)));
        return new FeedPage([.. current.OfType<Edition>()], results.Next?.ToString(), PreviousArchive: null);
    }

    /// <summary>The language of the text that was translated; null if that is not public any more.</summary>
    private async Task<string?> FindOriginalAsync(Edition translation, CancellationToken cancellationToken)
    {
        var key = (translation.Article, translation.Version);
        if (!_originals.TryGetValue(key, out string? language))
        {
            var (article, _) = await articles.LoadAsync(translation.Article, cancellationToken);
            language = article.Live
                .FirstOrDefault(edition => edition.Version == translation.SourceVersion && edition.Kind != EditionKind.Machine)
                ?.Language;
            if (language is not null)
            {
                _originals.Set(key, language, new MemoryCacheEntryOptions { Size = 1 });
            }
        }

        return language;
    }
}
