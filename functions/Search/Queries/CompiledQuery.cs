using Newsroom.Search.Analysis;
using Newsroom.Search.Matching;
using Newsroom.Search.Snippets;

namespace Newsroom.Search.Queries;

/// <summary>A word of the query without operators. It can be misspelt.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Word">See <see cref="Token.Word"/>.</param>
/// <param name="Stem">See <see cref="Token.Stem"/>.</param>
internal readonly record struct PlainWord(string Text, string Word, string Stem);

/// <summary>A query of the index of one language.</summary>
/// <param name="Clause">The documents to find; null if no word is left to search for.</param>
/// <param name="Highlight">What snippets show, without the spellings of <paramref name="Fuzzy"/>.</param>
/// <param name="Fuzzy">Words whose similar spellings also match.</param>
/// <param name="Words">Words without operators.</param>
internal sealed record CompiledQuery(Clause? Clause, Highlight Highlight, IReadOnlyList<FuzzyClause> Fuzzy, IReadOnlyList<PlainWord> Words)
{
    /// <summary>All words of a query that has no operators, question words left out; empty if it has some.</summary>
    public IReadOnlyList<PlainWord> Plain { get; init; } = [];

    /// <summary>The clauses of the filters.</summary>
    public IReadOnlyList<Clause> Filters { get; init; } = [];
}
