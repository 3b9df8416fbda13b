namespace Newsroom.Search.Matching;

/// <summary>A query in terms of the dictionary.</summary>
internal abstract record Clause;

/// <summary>Documents that have a term.</summary>
internal sealed record TermClause(byte[] Term) : Clause;

/// <summary>Documents in which terms stand at these distances from the first.</summary>
internal sealed record PhraseClause(IReadOnlyList<byte[]> Terms, IReadOnlyList<int> Offsets) : Clause;

/// <summary>Documents that have a word which begins so.</summary>
internal sealed record PrefixClause(byte[] Prefix) : Clause;

/// <summary>Documents that have a word which differs from this one in at most so many letters.</summary>
internal sealed record FuzzyClause(string Word, int Edits) : Clause;

/// <summary>Documents that have a term, which does not make them better.</summary>
internal sealed record FilterClause(byte[] Term) : Clause;

/// <summary>Documents that match all of some and none of others.</summary>
internal sealed record AllClause(IReadOnlyList<Clause> All, IReadOnlyList<Clause> None) : Clause;

/// <summary>Documents that match any of some.</summary>
internal sealed record AnyClause(IReadOnlyList<Clause> Any) : Clause;

/// <summary>A query costs more than an answer may.</summary>
/// <param name="reason">What is too much, for whoever asked.</param>
public sealed class QueryTooCostlyException(string reason) : Exception(reason);
