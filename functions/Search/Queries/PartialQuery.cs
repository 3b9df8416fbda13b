using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Snippets;
using Newsroom.Search.Suggestions;

namespace Newsroom.Search.Queries;

/// <summary>
/// Rewrites a query so that some of its words are enough. A word that no edition has is replaced by words with a similar spelling. It
/// reads only what the query itself and its correction read: the dictionary blocks of the words, and those of similar words.
/// </summary>
internal sealed class PartialQuery(IndexView view, SpellingCorrector corrector, TextAnalysis analysis, string language)
{
    /// <summary>The share of the rarity of all words that an edition must reach.</summary>
    private const float MinShare = 0.15f;

    private const int MaxSimilar = 3;

    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);

    /// <returns>A query without a clause if no edition has any of the words.</returns>
    public async ValueTask<CompiledQuery> OfAsync(CompiledQuery query, CancellationToken cancellationToken)
    {
        List<Clause> words = [];
        foreach (var word in query.Plain)
        {
            if (await WordAsync(word, cancellationToken) is { } clause)
            {
                words.Add(clause);
            }
        }

        Clause some = new SomeClause(words, MinShare);
        return query with
        {
            Clause = words.Count == 0 ? null : query.Filters.Count == 0 ? some : new AllClause([some, .. query.Filters], []),
            Highlight = new Highlight { Stems = _stems },
        };
    }

    private async ValueTask<Clause?> WordAsync(PlainWord word, CancellationToken cancellationToken)
    {
        if (await view.HasAsync(Field.Key(Field.Stem, word.Stem), cancellationToken))
        {
            _stems.Add(word.Stem);
            return Term(word.Stem);
        }

        var similar = await corrector.SimilarAsync(word, MaxSimilar, cancellationToken);
        string[] stems = [.. similar.SelectMany(other => analysis.Tokens(language, other.Word)).Select(token => token.Stem).Distinct()];
        _stems.UnionWith(stems);
        return stems.Length == 0 ? null : new SimilarClause([.. stems.Select(Term)]);
    }

    private static TermClause Term(string stem) => new(Field.Key(Field.Stem, stem));
}
