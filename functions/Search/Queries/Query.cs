namespace Newsroom.Search.Queries;

/// <summary>A parsed query, before analysis.</summary>
public abstract record Query;

/// <summary>One word as typed, in Unicode's composed form. The analysis may turn it into no, one or more terms.</summary>
public sealed record WordQuery(string Text, bool InTitle = false) : Query;

/// <summary>Words in this order, separated by one space: <c>"…"</c>.</summary>
public sealed record PhraseQuery(string Text, bool InTitle = false) : Query;

/// <summary>Words with this prefix: <c>appel*</c>.</summary>
public sealed record PrefixQuery(string Text, bool InTitle = false) : Query;

/// <summary>Words with at most this edit distance: <c>word~</c>.</summary>
public sealed record FuzzyQuery(string Text, int Edits) : Query;

/// <summary>All of the first queries (there is at least one) and none of the second.</summary>
public sealed record AndQuery(IReadOnlyList<Query> All, IReadOnlyList<Query> None) : Query;

/// <summary>At least one of the queries.</summary>
public sealed record OrQuery(IReadOnlyList<Query> Any) : Query;

/// <summary>The result of parsing a query.</summary>
/// <param name="Root">Null if there is nothing to search for.</param>
/// <param name="Note">Tells the reader where the query was interpreted differently from how it was typed.</param>
public sealed record ParsedQuery(Query? Root, QueryNote? Note);
