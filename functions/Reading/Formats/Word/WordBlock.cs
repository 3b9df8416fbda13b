namespace Newsroom.Reading.Formats.Word;

/// <summary>Text in one look.</summary>
/// <param name="Text">A line feed is a line break.</param>
/// <param name="Bold">By itself, not by the style of its paragraph.</param>
/// <param name="Stands">Bold or large in the end, as a headline is.</param>
/// <param name="Script">Element that raises or lowers it.</param>
internal readonly record struct Span(string Text, bool Bold, bool Italic, bool Stands, string? Script, string? Href);

/// <summary>A paragraph, or what stands in the place of one.</summary>
internal abstract record WordBlock
{
    /// <summary>The text on one line.</summary>
    public abstract string Text { get; }
}

/// <summary>A paragraph of text.</summary>
/// <param name="Level">Of a heading: 1 for the highest, 0 for a title; null for text.</param>
internal sealed record WordParagraph(IReadOnlyList<Span> Spans, int? Level, ListPlace? Place) : WordBlock
{
    public override string Text { get; } = Block.Line(string.Concat(Spans.Select(span => span.Text)));

    /// <summary>All of it is bold or large.</summary>
    public bool Stands => Spans.Any(span => span.Stands) && Spans.All(span => span.Stands || string.IsNullOrWhiteSpace(span.Text));
}

/// <summary>A table: the blocks of its cells, row by row.</summary>
internal sealed record WordTable(IReadOnlyList<WordRow> Rows) : WordBlock
{
    public override string Text => "";
}

/// <summary>A row of a table.</summary>
/// <param name="IsHead">Repeated at the head of every page.</param>
internal sealed record WordRow(IReadOnlyList<WordCell> Cells, bool IsHead);

/// <summary>A cell of a table, over so many columns.</summary>
internal sealed record WordCell(IReadOnlyList<WordBlock> Blocks, int Columns);

/// <summary>The text of a document, with its notes.</summary>
/// <param name="Notes">Notes, each with its sign.</param>
/// <param name="Cut">Lines of the table of contents.</param>
internal sealed record Story(
    List<WordBlock> Blocks, IReadOnlyList<(string Sign, IReadOnlyList<WordBlock> Blocks)> Notes, IReadOnlyList<string> Cut)
{
    /// <summary>The author that the title page names.</summary>
    public string? Author { get; init; }

    /// <summary>The date on the title page.</summary>
    public DateTimeOffset? Date { get; init; }
}
