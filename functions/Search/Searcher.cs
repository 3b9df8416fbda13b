using System.Collections.Concurrent;
using System.Diagnostics;
using Newsroom.Articles;
using Newsroom.Storage;

namespace Newsroom.Search;

/// <summary>A hit with the passage that shows why it was found (HTML, safe to show).</summary>
public sealed record Found(Edition Edition, double Score, IReadOnlyList<string> Snippets);

/// <summary>An answer to a query.</summary>
/// <param name="Items">The hits of the page asked for.</param>
/// <param name="Total">Hits on all pages.</param>
/// <param name="Facets">What the hits on all pages have in common.</param>
/// <param name="Took">From query to answer.</param>
/// <param name="StorageReads">Storage requests that the answer needed.</param>
public sealed record Findings(IReadOnlyList<Found> Items, int Total, Facets Facets, TimeSpan Took, int StorageReads);

/// <summary>
/// Full-text search: every edition that has all words of the query. An edition is found as soon as its pending row and
/// the language's generation are written: a query reads the generation, and what is new since the query before it.
/// </summary>
public sealed class Searcher(PendingStore pending, EditionStore bodies, Generations generations, Analysis analysis) : IDisposable
{
    private readonly Snippets _snippets = new(analysis);
    private readonly ConcurrentDictionary<string, Shard> _shards = new();

    public async Task<Findings> SearchAsync(string language, string query, EditionFilter filter, int offset, int limit, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var operations = StorageOperations.Begin();
        var terms = analysis.Tokens(language, query).Select(token => token.Stem).ToHashSet(StringComparer.Ordinal);
        var index = await RefreshAsync(language, cancellationToken);
        var hits = index.Find(terms).Where(hit => filter.Matches(hit.Edition) && !filter.IsBefore(hit.Edition)).ToList();
        var page = await Task.WhenAll(hits.Skip(offset).Take(limit).Select(hit => ShowAsync(hit, terms, cancellationToken)));
        return new Findings(page, hits.Count, Facets.Of(hits.Select(hit => hit.Edition)), watch.Elapsed, operations.Count);
    }

    public void Dispose()
    {
        _snippets.Dispose();
        foreach (var shard in _shards.Values)
        {
            shard.Dispose();
        }
    }

    private async Task<LanguageIndex> RefreshAsync(string language, CancellationToken cancellationToken)
    {
        var shard = _shards.GetOrAdd(language, _ => new Shard());
        var generation = await generations.ReadAsync(language, cancellationToken);
        if (shard.Generation == generation)
        {
            return shard.Index;
        }

        await shard.Refreshing.WaitAsync(cancellationToken);
        try
        {
            if (shard.Generation != generation)
            {
                // All or nothing: rows do not come in the order of their times, so half of them must not move the mark.
                shard.Index.Apply(await pending.ReadAsync(language, shard.Index.Newest, cancellationToken).ToListAsync(cancellationToken));
                shard.Generation = generation;
            }
        }
        finally
        {
            shard.Refreshing.Release();
        }

        return shard.Index;
    }

    private async Task<Found> ShowAsync(Hit hit, HashSet<string> terms, CancellationToken cancellationToken)
    {
        var edition = hit.Edition;
        var body = await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken);
        return new Found(edition, Math.Round(hit.Score, 4), body is null ? [] : Snippets(edition, body, new Highlight { Stems = terms }));
    }

    private IReadOnlyList<string> Snippets(Edition edition, EditionBody body, Highlight highlight)
    {
        var key = $"{edition.Article}/{edition.Version}/{edition.Language}";
        return _snippets.Of(key, edition.Language, body.Text, highlight) is { Count: > 0 } found
            ? found
            : _snippets.Of($"{key}/title", edition.Language, body.Title, highlight);
    }

    private sealed class Shard : IDisposable
    {
        public LanguageIndex Index { get; } = new();
        public SemaphoreSlim Refreshing { get; } = new(1);
        public string? Generation { get; set; }

        public void Dispose() => Refreshing.Dispose();
    }
}
