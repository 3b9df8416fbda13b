namespace Newsroom.Reading;

/// <summary>A text with its structure, whatever format it came in.</summary>
/// <param name="Headline">The headline, where the text has one; not repeated in <paramref name="Html"/>.</param>
/// <param name="Lead">The first paragraph, as text.</param>
/// <param name="Html">Clean HTML.</param>
/// <param name="Text">Plain text, a blank line between paragraphs.</param>
/// <param name="Cut">Lines left out as boilerplate.</param>
public sealed record Page(string? Headline, string Lead, string Html, string Text, IReadOnlyList<string> Cut)
{
    /// <summary>The day that a line of its own gives as the day of publication.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Whether the text has more words than the index takes (a word has six characters, with its space).</summary>
    public bool Truncated => Text.Length / 6 > Search.TermFrequencies.LongestBody;
}
