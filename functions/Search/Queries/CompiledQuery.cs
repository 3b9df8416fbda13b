using Newsroom.Search.Matching;

namespace Newsroom.Search.Queries;

/// <summary>A word that was asked for as it is: it may be misspelt.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Word">As <see cref="Token.Word"/>.</param>
/// <param name="Stem">As <see cref="Token.Stem"/>.</param>
internal readonly record struct PlainWord(string Text, string Word, string Stem);

/// <summary>A query as the index of a language takes it.</summary>
/// <param name="Clause">What must match; null where no word is left to look for.</param>
/// <param name="Highlight">What snippets show, but for the spellings that <paramref name="Fuzzy"/> stands for.</param>
/// <param name="Fuzzy">Words of which other spellings are looked for too.</param>
/// <param name="Words">Words that were asked for as they are.</param>
internal sealed record CompiledQuery(Clause? Clause, Highlight Highlight, IReadOnlyList<FuzzyClause> Fuzzy, IReadOnlyList<PlainWord> Words);
