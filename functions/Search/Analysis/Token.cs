namespace Newsroom.Search.Analysis;

/// <summary>A word of a text, as the index knows it.</summary>
/// <param name="Stem">The form that related words share: stemmed, without accents, in lower case.</param>
/// <param name="Word">The word as written, without accents, case and elided article: for prefixes, corrections and completions.</param>
/// <param name="Position">Its number among the words of the text; stop words count.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct Token(string Stem, string Word, int Position, int Start, int End);
