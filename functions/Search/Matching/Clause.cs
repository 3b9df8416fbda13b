namespace Newsroom.Search.Matching;

/// <summary>A query, expressed in keys of the dictionary.</summary>
internal abstract record Clause;

/// <summary>Documents that have a term.</summary>
internal sealed record TermClause(byte[] Term) : Clause;

/// <summary>Documents in which terms occur at these distances from the first.</summary>
internal sealed record PhraseClause(IReadOnlyList<byte[]> Terms, IReadOnlyList<int> Offsets) : Clause;

/// <summary>Documents that have a word with this prefix.</summary>
internal sealed record PrefixClause(byte[] Prefix) : Clause;

/// <summary>Documents that have a word whose edit distance to this one is at most <paramref name="Edits"/>.</summary>
internal sealed record FuzzyClause(string Word, int Edits) : Clause;

/// <summary>Documents that have a term. It does not count for their score.</summary>
internal sealed record FilterClause(byte[] Term) : Clause;

/// <summary>Documents that match all of the first clauses and none of the second.</summary>
internal sealed record AllClause(IReadOnlyList<Clause> All, IReadOnlyList<Clause> None) : Clause;

/// <summary>Documents that match at least one clause.</summary>
internal sealed record AnyClause(IReadOnlyList<Clause> Any) : Clause;

/// <summary>
/// Documents that have some of the words: those whose rarity (inverse document frequency) is together at least a share of that of all
/// words. Words that no document has do not count. The more of the words a document has, the higher is its score.
/// </summary>
internal sealed record SomeClause(IReadOnlyList<Clause> Words, float MinShare) : Clause;

/// <summary>Documents that have one of the words that a word may stand for. They count half as much as the word itself.</summary>
internal sealed record SimilarClause(IReadOnlyList<Clause> Any) : Clause;
