using Newsroom.Content;

namespace Newsroom.Reading.Formats.Documents;

/// <summary>Text with the same formatting.</summary>
/// <param name="Text">The text; a line feed is a line break.</param>
/// <param name="Bold">Whether the text is bold by its own formatting, without the paragraph style.</param>
/// <param name="Italic">Whether the text is italic by its own formatting.</param>
/// <param name="IsProminent">Whether the text is bold or large, with the paragraph style included, as a headline is.</param>
/// <param name="Script">The HTML element for superscript or subscript: <c>sup</c> or <c>sub</c>; null for normal text.</param>
/// <param name="Href">The target of the link; null if the text is not a link.</param>
internal readonly record struct Span(string Text, bool Bold, bool Italic, bool IsProminent, string? Script, string? Href);

/// <summary>A paragraph or a table.</summary>
internal abstract record TextBlock
{
    /// <summary>The text on one line; empty for a table.</summary>
    public abstract string Text { get; }
}

/// <summary>A paragraph, a heading or a list item.</summary>
/// <param name="Spans">The text.</param>
/// <param name="Level">The level of a heading: 1 for the highest, 0 for a title; null for text.</param>
/// <param name="Place">The place in a list; null outside lists.</param>
internal sealed record TextParagraph(IReadOnlyList<Span> Spans, int? Level, ListPlace? Place) : TextBlock
{
    public override string Text { get; } = Block.Line(string.Concat(Spans.Select(span => span.Text)));

    /// <summary>Whether the whole paragraph is bold or large.</summary>
    public bool IsProminent =>
        Spans.Any(span => span.IsProminent) && Spans.All(span => span.IsProminent || string.IsNullOrWhiteSpace(span.Text));
}

/// <summary>The place of a paragraph in a list.</summary>
/// <param name="List">The id of the list. Paragraphs of the same list continue its numbers, whatever stands between them.</param>
/// <param name="Level">0 for the outermost level.</param>
/// <param name="Ordered">Whether the list has numbers.</param>
internal sealed record ListPlace(int List, int Level, bool Ordered);

/// <summary>A table: the blocks of its cells, row by row.</summary>
internal sealed record TextTable(IReadOnlyList<TextRow> Rows) : TextBlock
{
    public override string Text => "";
}

/// <summary>A picture inside the document.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Alternative">What it shows, in words; empty if the document does not say it.</param>
/// <param name="Caption">The text of its caption; null for none.</param>
internal sealed record TextPicture(string Name, string Alternative, IReadOnlyList<Span>? Caption = null) : TextBlock
{
    public override string Text => "";

    /// <summary>Gives the picture before it a text as its caption; false if there is none that has none.</summary>
    public static bool TryCaption(List<TextBlock> blocks, TextParagraph caption)
    {
        if (blocks is not [.., TextPicture { Caption: null } picture])
        {
            return false;
        }

        blocks[^1] = picture with { Caption = caption.Spans };
        return true;
    }
}

/// <summary>A row of a table.</summary>
/// <param name="IsHead">Whether the row is a header row, which is repeated on every page.</param>
internal sealed record TextRow(IReadOnlyList<TextCell> Cells, bool IsHead);

/// <summary>A cell of a table.</summary>
/// <param name="Columns">The number of columns that the cell spans.</param>
internal sealed record TextCell(IReadOnlyList<TextBlock> Blocks, int Columns);

/// <summary>The text of a document.</summary>
/// <param name="Blocks">The blocks of the text.</param>
/// <param name="Notes">Footnotes and endnotes, each with its reference mark.</param>
/// <param name="Cut">The lines of the table of contents, which is left out.</param>
internal sealed record Story(
    List<TextBlock> Blocks, IReadOnlyList<(string Sign, IReadOnlyList<TextBlock> Blocks)> Notes, IReadOnlyList<string> Cut)
{
    /// <summary>The pictures of the text that are in the document.</summary>
    public IReadOnlyList<EmbeddedFile> Pictures { get; init; } = [];

    /// <summary>The author on the title page; null if the page names none.</summary>
    public string? Author { get; init; }

    /// <summary>The date on the title page; null if the page has none.</summary>
    public DateTimeOffset? Date { get; init; }
}
