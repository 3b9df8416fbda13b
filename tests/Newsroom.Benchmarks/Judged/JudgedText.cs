namespace Newsroom.Benchmarks.Judged;

/// <summary>A published edition as every engine gets it.</summary>
/// <param name="Article">The id of its article.</param>
/// <param name="Text">Summary and body.</param>
internal sealed record JudgedText(string Article, string Language, string Title, string Text);
