using System.Runtime.CompilerServices;
using Newsroom.Search.Analysis;
using Newsroom.Storage.Stores;

namespace Newsroom.Search.Index;

/// <summary>Reads the editions that belong into an index from the articles, which are the source of truth.</summary>
public sealed class IndexedEditions(ArticleStore articles, EditionStore bodies, TextAnalysis analysis)
{
    internal async IAsyncEnumerable<PendingDocument> ReadAsync(
        string language, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var article in articles.ReadAllAsync(cancellationToken))
        {
            // An edition without a body was replaced a moment ago: the newer version writes its own pending row.
            if (article.In(language) is { } edition
                && await bodies.ReadAsync(edition.Article, edition.Version, language, cancellationToken) is { } body)
            {
                yield return EditionTerms.Of(analysis, edition, body);
            }
        }
    }
}
