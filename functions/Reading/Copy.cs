using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Publishing;

namespace Newsroom.Reading;

/// <summary>The text of an article without boilerplate and without its headline.</summary>
/// <param name="Headline">The headline; null if the text has none. It is not a part of <paramref name="Html"/>.</param>
/// <param name="Lead">The first paragraph; empty if there is none.</param>
/// <param name="Html">The text as clean HTML.</param>
/// <param name="Text">The same text as plain text (<see cref="HtmlText"/>).</param>
/// <param name="Cut">The lines that were left out, because they are boilerplate or repetitions.</param>
public sealed record Copy(string? Headline, string Lead, string Html, string Text, IReadOnlyList<string> Cut)
{
    /// <summary>The blocks of the text.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The day of publication, if a line of its own states it.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The author, if a line of its own states the name.</summary>
    public string? Author { get; init; }

    /// <summary>The dateline, if it is a line of its own.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>The short lines at the beginning and at the end of the text, before anything was cut.</summary>
    public IReadOnlyList<string> Edges { get; init; } = [];

    /// <summary>The paragraphs that are similar to an earlier one.</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];

    /// <summary>
    /// Whether the text probably has more words than the search index takes. A word is assumed to have six characters, with its space.
    /// </summary>
    public bool IsTruncated => Text.Length / 6 > Search.Analysis.TextAnalysis.MaxWords;
}
