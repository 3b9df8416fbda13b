using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Search;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Feeds;

/// <summary>A page of a feed's editions.</summary>
/// <param name="Editions">Newest first.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="PreviousArchive">The start of the archive document that follows; null where there is none.</param>
public sealed record FeedPage(IReadOnlyList<Edition> Editions, string? Next, string? PreviousArchive);

/// <summary>Finds what a feed consists of.</summary>
public sealed class FeedSource(
    EditionList editions, EditionArchive archive, ArticleStore articles, EditionStore bodies, Searcher searcher, SearchIndex index) : IDisposable
{
    /// <summary>A translation's version names what it was made from, so this never changes.</summary>
    private readonly MemoryCache _originals = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <exception cref="QueryTooCostlyException">The query costs more than an answer may.</exception>
    public async Task<FeedPage> ReadAsync(FeedQuestion question, CancellationToken cancellationToken)
    {
        if (question.Query is { } query)
        {
            return await SearchAsync(question, query, cancellationToken);
        }

        if (question.Archive is { } start)
        {
            var document = await archive.ReadAsync(question.Language, question.Filter, start, cancellationToken);
            return new FeedPage(document.Editions, Next: null, document.Next);
        }

        var page = await editions.ReadAsync(question.Language, question.Filter, question.Cursor, question.Limit, cancellationToken);
        return new FeedPage(page.Editions, page.Next, question.Cursor is null ? EditionArchive.StartAfter(page) : null);
    }

    /// <summary>An edition with all that readers are shown of it.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="pageOf">The page of an article in a language.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<FeedItem> ShowAsync(Edition edition, Func<string, string, string> pageOf, CancellationToken cancellationToken)
    {
        var body = await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken);
        var original = edition.Kind == EditionKind.Machine ? await OriginalAsync(edition, cancellationToken) : null;
        return new FeedItem(
            edition, body, pageOf(edition.Article, edition.Language), original is null ? null : new Original(original, pageOf(edition.Article, original)));
    }

    public void Dispose() => _originals.Dispose();

    private async Task<FeedPage> SearchAsync(FeedQuestion question, string query, CancellationToken cancellationToken)
    {
        // Answers are kept until something is published: they must not come from a look at the index that is older than that.
        index.Of(question.Language).Touch();
        var found = await searcher.SearchAsync(
            new SearchRequest(query, question.Language)
            {
                Filter = question.Filter,
                Order = SearchOrder.Newest,
                Limit = question.Limit,
                Start = question.Cursor is null ? default : SearchPlace.Parse(question.Cursor, byDate: true) ?? default,
            },
            cancellationToken);
        var current = await Task.WhenAll(found.Items.Select(async item =>
            (await articles.LoadAsync(item.Article, cancellationToken)).Article.In(question.Language)));
        return new FeedPage([.. current.OfType<Edition>()], found.Next?.ToString(), PreviousArchive: null);
    }

    private async Task<string?> OriginalAsync(Edition translation, CancellationToken cancellationToken)
    {
        var key = (translation.Article, translation.Version);
        if (!_originals.TryGetValue(key, out string? language))
        {
            var (article, _) = await articles.LoadAsync(translation.Article, cancellationToken);
            language = article.Live.FirstOrDefault(edition => edition.Version == translation.SourceVersion && edition.Kind != EditionKind.Machine)?.Language;
            if (language is not null)
            {
                _originals.Set(key, language, new MemoryCacheEntryOptions { Size = 1 });
            }
        }

        return language;
    }
}
