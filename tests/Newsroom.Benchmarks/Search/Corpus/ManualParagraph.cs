namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>A paragraph of a manual page, without markup.</summary>
/// <param name="Section">The heading above it.</param>
/// <param name="Text">One line.</param>
internal sealed record ManualParagraph(string Section, string Text);
