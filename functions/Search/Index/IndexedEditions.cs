using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Newsroom.Search.Analysis;
using Newsroom.Storage.Stores;

namespace Newsroom.Search.Index;

/// <summary>Editions for an index.</summary>
/// <param name="Last">The last article that was read for them.</param>
/// <param name="Documents">In no order.</param>
internal sealed record EditionBatch(string Last, IReadOnlyCollection<PendingDocument> Documents);

/// <summary>Reads the editions that belong into an index from the articles, which are the source of truth.</summary>
public sealed class IndexedEditions(ArticleStore articles, EditionStore bodies, TextAnalysis analysis)
{
    /// <summary>Editions that are read and analysed at a time.</summary>
    private const int MaxParallel = 16;

    /// <summary>The editions of a language in batches, by the ids of their articles.</summary>
    /// <param name="language">A language code.</param>
    /// <param name="after">The last article of an earlier reading that this one continues; empty for all.</param>
    /// <param name="size">Articles in a batch.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async IAsyncEnumerable<EditionBatch> ReadAsync(
        string language, string after, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var having = articles.ReadAfterAsync(after, cancellationToken).Where(article => article.In(language) is not null);
        await foreach (var some in having.Chunk(size).WithCancellation(cancellationToken))
        {
            var documents = new ConcurrentBag<PendingDocument>();
            await Parallel.ForEachAsync(
                some,
                new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken },
                async (article, token) =>
                {
                    // An edition without a body was replaced a moment ago: the newer version writes its own pending row.
                    var edition = article.In(language)!;
                    if (await bodies.ReadAsync(edition.Article, edition.Version, language, token) is { } body)
                    {
                        documents.Add(EditionTerms.Of(analysis, edition, body));
                    }
                });
            yield return new EditionBatch(some[^1].Id, documents);
        }
    }
}
