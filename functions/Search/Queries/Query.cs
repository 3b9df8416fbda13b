namespace Newsroom.Search.Queries;

/// <summary>What a reader asked for, before analysis.</summary>
public abstract record Query;

/// <summary>One word as typed, in Unicode's composed form; the analysis may make none, one or more terms of it.</summary>
public sealed record WordQuery(string Text, bool InTitle = false) : Query;

/// <summary>Words in this order: <c>"…"</c>; one space between them.</summary>
public sealed record PhraseQuery(string Text, bool InTitle = false) : Query;

/// <summary>Words that begin so: <c>appel*</c>.</summary>
public sealed record PrefixQuery(string Text, bool InTitle = false) : Query;

/// <summary>Words that differ in at most so many letters: <c>word~</c>.</summary>
public sealed record FuzzyQuery(string Text, int Edits) : Query;

/// <summary>All of the first, at least one, and none of the second.</summary>
public sealed record AndQuery(IReadOnlyList<Query> All, IReadOnlyList<Query> None) : Query;

/// <summary>At least one of several.</summary>
public sealed record OrQuery(IReadOnlyList<Query> Any) : Query;

/// <summary>A query as it was understood.</summary>
/// <param name="Root">Null where there is nothing to look for.</param>
/// <param name="Note">What was understood otherwise than it was typed, for the reader.</param>
public sealed record ParsedQuery(Query? Root, string? Note);
