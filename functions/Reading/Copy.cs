using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Publishing;

namespace Newsroom.Reading;

/// <summary>The text of an article as it is to be printed: without boilerplate, its headline apart.</summary>
/// <param name="Headline">The headline, where the text has one; not repeated in <paramref name="Html"/>.</param>
/// <param name="Lead">The first paragraph; empty where there is none.</param>
/// <param name="Html">Clean HTML.</param>
/// <param name="Text">The same as plain text (<see cref="HtmlText"/>).</param>
/// <param name="Cut">Lines left out as boilerplate, or as repeated.</param>
public sealed record Copy(string? Headline, string Lead, string Html, string Text, IReadOnlyList<string> Cut)
{
    /// <summary>The blocks of the text.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The day that a line of its own gives as the day of publication.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The name that a line of its own gives as the author's.</summary>
    public string? Author { get; init; }

    /// <summary>The dateline, where it is a line of its own.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>Short lines before and behind the text, as they were before anything was cut.</summary>
    public IReadOnlyList<string> Edges { get; init; } = [];

    /// <summary>Paragraphs that are much like one before them.</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];

    /// <summary>Whether the text has more words than the index takes (a word has six characters, with its space).</summary>
    public bool IsTruncated => Text.Length / 6 > Search.Analysis.TextAnalysis.MaxWords;
}
