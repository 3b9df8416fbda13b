using System.Globalization;
using System.Xml.Linq;
using Newsroom.Content;
using Newsroom.Reading.Formats.Documents;
using static Newsroom.Reading.Formats.OpenDocument.OpenDocumentNames;

namespace Newsroom.Reading.Formats.OpenDocument;

/// <summary>Reads the blocks of a text (OpenDocument 1.3, part 3, 5). What tracked changes deleted stands apart from the text.</summary>
internal sealed class OpenDocumentReader
{
    /// <summary>The maximum length of a heading. A longer paragraph is text, whatever its style is.</summary>
    private const int MaxHeadingLength = 250;

    private const int MaxListLevel = 8;
    private const int MaxItemLines = 100;

    private readonly OpenDocumentStyles _styles;
    private readonly List<string> _cut = [];
    private readonly List<XElement> _notes = [];
    private readonly Dictionary<string, int> _continued = [];
    private int _lists;

    private readonly ZipPictures _pictures = new();
    private readonly OpenDocumentSource _source;

    private OpenDocumentReader(OpenDocumentSource source) => (_source, _styles) = (source, new OpenDocumentStyles(source.Styles));

    /// <exception cref="UnreadableException">The document contains no text.</exception>
    public static Story Read(OpenDocumentSource source, ICollection<string> warnings)
    {
        var reader = new OpenDocumentReader(source);
        var blocks = new List<TextBlock>();
        reader.ReadAll(source.Text, blocks, place: null);
        if (blocks.Count == 0)
        {
            throw new UnreadableException("The document contains no text.");
        }

        var story = new Story(blocks, reader.Notes(), reader._cut);
        reader._pictures.Report(warnings);
        return story with { Pictures = reader._pictures.All };
    }

    private List<(string Sign, IReadOnlyList<TextBlock> Blocks)> Notes()
    {
        var notes = new List<(string, IReadOnlyList<TextBlock>)>();

        // A note may refer to another one, which is then the last.
        for (var i = 0; i < _notes.Count; i++)
        {
            var blocks = new List<TextBlock>();
            if (_notes[i].Element(Text + "note-body") is { } body)
            {
                ReadAll(body, blocks, place: null);
            }

            if (blocks.Count > 0)
            {
                notes.Add((Sign(i + 1), blocks));
            }
        }

        return notes;
    }

    private string Refer(XElement note)
    {
        _notes.Add(note);
        return Sign(_notes.Count);
    }

    private static string Sign(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");

    private void ReadAll(XElement parent, List<TextBlock> blocks, ListPlace? place)
    {
        foreach (var child in parent.Elements())
        {
            Read(child, blocks, place);
        }
    }

    private void Read(XElement element, List<TextBlock> blocks, ListPlace? place)
    {
        switch (element.Name.LocalName)
        {
            case "p" or "h" when element.Name.Namespace == Text:
                ReadParagraph(element, blocks, place);
                break;
            case "list" when element.Name.Namespace == Text:
                ReadList(element, blocks, place);
                break;
            case "table" when element.Name.Namespace == Table:
                ReadTable(element, blocks);
                break;
            case "section" when element.Attribute(Text + "display")?.Value is "none" or "condition":
                break;
            case "section" or "text-box" or "frame" or "a" or "g" or "numbered-paragraph":
                ReadAll(element, blocks, place);
                break;
            case "table-of-content" or "alphabetical-index" or "table-index" or "illustration-index" or "object-index" or "user-index":
                _cut.AddRange(element.Descendants(Text + "p").Select(line => Block.Line(line.Value)).Where(line => line.Length > 0));
                break;
            case "bibliography":
                ReadAll(element.Element(Text + "index-body") ?? element, blocks, place);
                break;
            case "index-title":
                ReadAll(element, blocks, place);
                break;
            case "image" when element.Name.Namespace == Draw && Picture(element) is { } picture:
                blocks.Add(picture);
                break;
            case "custom-shape" or "rect" or "ellipse" or "polygon" when element.Name.Namespace == Draw:
                ReadAll(element, blocks, place);
                break;
        }
    }

    private void ReadParagraph(XElement element, List<TextBlock> blocks, ListPlace? place)
    {
        var style = element.Attribute(Text + "style-name")?.Value;
        var paragraph = new OpenDocumentParagraph(_styles, Refer);
        var block = new TextParagraph(paragraph.Read(element, style), Level: null, place);
        var pictures = paragraph.Pictures.Select(Picture).OfType<TextPicture>().ToList();
        if (_styles.IsCaption(style) && pictures.Count > 0)
        {
            blocks.AddRange(pictures);
            pictures.Clear();
        }

        if (block.Text.Length > 0 && !(_styles.IsCaption(style) && TextPicture.TryCaption(blocks, block)))
        {
            Add(block, element, style, blocks);
        }

        blocks.AddRange(pictures);

        foreach (var box in paragraph.Boxes)
        {
            ReadAll(box, blocks, place: null);
        }
    }

    private TextPicture? Picture(XElement image)
    {
        var name = image.Attribute(Link + "href")?.Value;
        var frame = image.Parent;
        var title = frame?.Element(Svg + "title")?.Value;
        var alternative = frame?.Element(Svg + "desc")?.Value is { Length: > 0 } description ? description : title;
        return name is null || _source.Archive.IsEmpty ? null
            : _pictures.Add(name, alternative, () => ZipPictures.Extract(_source.Archive, name) is { } content
                ? new MemoryStream(content.ToArray(), writable: false) : Stream.Null);
    }

    private void Add(TextParagraph block, XElement element, string? style, List<TextBlock> blocks)
    {
        if (_styles.IsContents(style))
        {
            _cut.Add(block.Text);
            return;
        }

        var level = _styles.IsTitle(style) ? 0
            : element.Name.LocalName == "h" ? Math.Max(1, element.Count(Text + "outline-level"))
            : _styles.HeadingLevel(style);
        blocks.Add(level is null || block.Text.Length > MaxHeadingLength ? block : block with { Level = level, Place = null });
    }

    private void ReadList(XElement list, List<TextBlock> blocks, ListPlace? outer, string? style = null)
    {
        style = list.Attribute(Text + "style-name")?.Value ?? style;
        var level = outer is null ? 0 : Math.Min(outer.Level + 1, MaxListLevel);
        var place = new ListPlace(outer?.List ?? Number(list, style), level, _styles.IsOrdered(style, level));
        foreach (var item in list.Elements())
        {
            if (item.Name.LocalName == "list-header")
            {
                ReadAll(item, blocks, place: null);
            }
            else
            {
                ReadItem(item, blocks, place, style);
            }
        }
    }

    /// <summary>An item; its further paragraphs are lines of the first, up to a number that no item for readers has.</summary>
    private void ReadItem(XElement item, List<TextBlock> blocks, ListPlace place, string? style)
    {
        var (first, lines) = (blocks.Count, 0);
        foreach (var child in item.Elements())
        {
            if (child.Name == Text + "list")
            {
                ReadList(child, blocks, place, style);
                first = -1;
                continue;
            }

            var inside = new List<TextBlock>();
            Read(child, inside, place);
            foreach (var block in inside)
            {
                if (first >= 0 && ++lines < MaxItemLines && blocks.Count == first + 1
                    && blocks[first] is TextParagraph { Place: not null } begun
                    && block is TextParagraph { Place: not null } more)
                {
                    blocks[first] = begun with { Spans = [.. begun.Spans, begun.Spans[^1] with { Text = "\n" }, .. more.Spans] };
                }
                else
                {
                    blocks.Add(block);
                }
            }
        }
    }

    private int Number(XElement list, string? style)
    {
        var isContinued = list.Attribute(Text + "continue-numbering")?.Value == "true"
            || list.Attribute(Text + "continue-list") is not null;
        if (isContinued && _continued.TryGetValue(style ?? "", out var before))
        {
            return before;
        }

        return _continued[style ?? ""] = ++_lists;
    }

    private void ReadTable(XElement table, List<TextBlock> blocks)
    {
        var rows = Rows(table, isHead: false)
            .Select(row => new TextRow([.. row.Row.Elements(Table + "table-cell").Select(Cell)], row.IsHead)).ToList();

        // A table with one cell is a frame around text.
        if (rows is [{ Cells: [var only] }])
        {
            blocks.AddRange(only.Blocks);
        }
        else if (rows.Exists(row => row.Cells.Any(cell => cell.Blocks.Count > 0)))
        {
            blocks.Add(new TextTable(rows));
        }
    }

    private TextCell Cell(XElement cell)
    {
        var blocks = new List<TextBlock>();
        ReadAll(cell, blocks, place: null);
        return new TextCell(blocks, cell.Count(Table + "number-columns-spanned"));
    }

    private static IEnumerable<(XElement Row, bool IsHead)> Rows(XElement parent, bool isHead) => parent.Elements().SelectMany(child =>
        child.Name.LocalName switch
        {
            "table-row" => [(child, isHead)],
            "table-header-rows" => Rows(child, isHead: true),
            "table-rows" or "table-row-group" => Rows(child, isHead),
            _ => Enumerable.Empty<(XElement, bool)>(),
        });
}
