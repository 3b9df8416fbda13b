using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Newsroom.Content;
using Newsroom.Reading.Formats.Documents;

namespace Newsroom.Reading.Formats.Word;

/// <summary>Reads the blocks of a story (ECMA-376, 17.2), with tracked changes accepted (17.13.5).</summary>
internal sealed class StoryReader(
    ParagraphReader paragraphs, WordPictures pictures, WordStyles styles, WordNumbering numbering, ICollection<string> warnings)
{
    /// <summary>The maximum length of a heading. A longer paragraph is text, whatever its style is.</summary>
    private const int MaxHeadingLength = 250;

    private readonly List<string> _cut = [];
    private readonly WordTitlePage _titlePage = new();
    private List<Span> _joined = [];

    /// <summary>The text of a document, with its notes.</summary>
    /// <param name="warnings">Receives parts that were not read.</param>
    /// <exception cref="UnreadableException">The document contains no text.</exception>
    public static Story Read(WordprocessingDocument document, ICollection<string> warnings)
    {
        var main = document.MainDocumentPart;
        var body = WordPackage.Root<Document>(main)?.Body ?? throw new UnreadableException("The Word document contains no text.");
        var styles = new WordStyles(WordPackage.Root<Styles>(main!.StyleDefinitionsPart));
        var numbering = new WordNumbering(WordPackage.Root<Numbering>(main.NumberingDefinitionsPart));
        var notes = new WordNotes();
        var pictures = new ZipPictures();
        var reader = For(main);
        var blocks = reader.ReadBlocks(body);
        var story = new Story(blocks, [.. ReadNotes(main, notes, For)], reader._cut)
        {
            Author = reader._titlePage.Author,
            Date = reader._titlePage.Date
        };
        pictures.Report(warnings);
        return story with { Pictures = pictures.All };

        StoryReader For(OpenXmlPart part) =>
            new(new ParagraphReader(styles, part, notes), new WordPictures(part, pictures), styles, numbering, warnings);
    }

    private static IEnumerable<(string Sign, IReadOnlyList<TextBlock> Blocks)> ReadNotes(
        MainDocumentPart main, WordNotes notes, Func<OpenXmlPart, StoryReader> reader)
    {
        var order = notes.Order.ToList();
        var footnotes = order.Any(note => note.IsFootnote) ? Notes(main.FootnotesPart) : [];
        var endnotes = order.Any(note => !note.IsFootnote) ? Notes(main.EndnotesPart) : [];
        foreach (var (isFootnote, id) in order)
        {
            OpenXmlPart? part = isFootnote ? main.FootnotesPart : main.EndnotesPart;
            if ((isFootnote ? footnotes : endnotes).GetValueOrDefault(id) is { } note
                && reader(part!).ReadBlocks(note) is { Count: > 0 } blocks)
            {
                yield return (notes.Refer(isFootnote, id), blocks);
            }
        }
    }

    private static Dictionary<string, FootnoteEndnoteType> Notes(OpenXmlPart? part) =>
        (WordPackage.Root<OpenXmlPartRootElement>(part)?.Elements<FootnoteEndnoteType>() ?? [])
        .Where(note => note.Id?.InnerText is not null).DistinctBy(note => note.Id!.InnerText).ToDictionary(note => note.Id!.InnerText!);

    private List<TextBlock> ReadBlocks(OpenXmlElement parent)
    {
        var blocks = new List<TextBlock>();
        Read(parent, blocks);
        return blocks;
    }

    private void Read(OpenXmlElement parent, List<TextBlock> blocks)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child.LocalName)
            {
                case "p":
                    ReadParagraph(child, blocks);
                    break;
                case "tbl":
                    ReadTable(child, blocks);
                    break;
                case "sdt" when IsContents(child):
                    _cut.AddRange(child.Descendants<Paragraph>().Select(line => Block.Line(line.InnerText)).Where(line => line.Length > 0));
                    break;
                case "sdt" when ParagraphReader.IsPlaceholder(child):
                    break;
                case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo":
                    Read(child, blocks);
                    break;
                case "altChunk":
                    warnings.Add("A part of the document is stored in it as another file; that part was not read.");
                    break;
            }
        }
    }

    private void ReadParagraph(OpenXmlElement paragraph, List<TextBlock> blocks)
    {
        var properties = paragraph.GetFirstChild<ParagraphProperties>();
        var style = properties?.ParagraphStyleId?.Val?.InnerText;
        _joined.AddRange(paragraphs.Read(paragraph, style));

        if (!ContinuesInNext(properties))
        {
            AddParagraph(paragraph, properties, style, blocks);
        }

        blocks.AddRange(pictures.In(paragraph));
        ReadTextBoxes(paragraph, blocks);
    }

    /// <summary>Whether the next paragraph continues this one: the end of this one was deleted, or it is a drop cap.</summary>
    private static bool ContinuesInNext(ParagraphProperties? properties) =>
        properties is not null
        && ((properties.ParagraphMarkRunProperties?.ChildElements.Any(mark => mark.LocalName is "del" or "moveFrom") ?? false)
            || properties.ChildElements.Any(frame => frame.LocalName == "framePr" && frame.Attribute("dropCap") is "drop" or "margin"));

    /// <summary>Reads the text boxes that are anchored to a paragraph. Their blocks follow the paragraph.</summary>
    private void ReadTextBoxes(OpenXmlElement paragraph, List<TextBlock> blocks)
    {
        foreach (var box in TextBoxes(paragraph))
        {
            var joined = _joined;
            _joined = [];
            Read(box, blocks);
            _joined = joined;
        }
    }

    // Newer drawings contain two forms with the same text, for old and new programs. One of them is read.
    private static IEnumerable<OpenXmlElement> TextBoxes(OpenXmlElement parent) =>
        parent.ChildElements.SelectMany(child => child.LocalName switch
    {
        "txbxContent" => [child],
        "del" or "moveFrom" => [],
        "AlternateContent" => child.ChildElements.Select(form => TextBoxes(form).ToList()).FirstOrDefault(boxes => boxes.Count > 0) ?? [],
        _ => TextBoxes(child),
    });

    private void AddParagraph(OpenXmlElement paragraph, ParagraphProperties? properties, string? style, List<TextBlock> blocks)
    {
        var block = new TextParagraph(_joined, Level: null, numbering.Place(properties?.NumberingProperties ?? styles.Numbering(style)));
        _joined = [];
        if (block.Text.Length == 0)
        {
            return;
        }

        if (_titlePage.Take(paragraph, styles.Names(style), block.Text, blocks.Count(before => before is not TextPicture))
            || (styles.Names(style).Contains("caption", StringComparer.OrdinalIgnoreCase) && TextPicture.TryCaption(blocks, block)))
        {
            return;
        }

        if (styles.IsContents(style))
        {
            _cut.Add(block.Text);
            return;
        }

        var level = styles.IsTitle(style) ? 0 : WordStyles.OutlineLevel(properties?.OutlineLevel?.Val?.InnerText)
            ?? styles.HeadingLevel(style);
        blocks.Add(level is null || block.Text.Length > MaxHeadingLength ? block : block with { Level = level, Place = null });
    }

    private void ReadTable(OpenXmlElement table, List<TextBlock> blocks)
    {
        var rows = new List<TextRow>();
        foreach (var row in Members(table, "tr").Where(row => !IsDeleted(row)))
        {
            rows.Add(new TextRow(
                [.. Members(row, "tc").Select(cell => new TextCell(ReadBlocks(cell), Columns(cell)))],
                IsHead: row.GetFirstChild<TableRowProperties>()?.GetFirstChild<TableHeader>().IsOn() ?? false));
        }

        // A table with one cell is a frame around text.
        if (rows is [{ Cells: [var only] }])
        {
            blocks.AddRange(only.Blocks);
        }
        else if (rows.Any(row => row.Cells.Any(cell => cell.Blocks.Count > 0)))
        {
            blocks.Add(new TextTable(rows));
        }
    }

    private static bool IsDeleted(OpenXmlElement row) =>
        row.GetFirstChild<TableRowProperties>()?.ChildElements.Any(change => change.LocalName == "del") ?? false;

    // Rows and cells may also be in content controls, or in tracked insertions.
    private static IEnumerable<OpenXmlElement> Members(OpenXmlElement parent, string name) => parent.ChildElements.SelectMany(child =>
        child.LocalName == name ? [child]
        : child.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" ? Members(child, name)
        : []);

    private static int Columns(OpenXmlElement cell) =>
        int.TryParse(cell.GetFirstChild<TableCellProperties>()?.GridSpan?.Val?.InnerText, NumberStyles.None, CultureInfo.InvariantCulture,
            out var columns)
            ? columns : 1;

    private static bool IsContents(OpenXmlElement control) =>
        control.GetFirstChild<SdtProperties>()?.GetFirstChild<SdtContentDocPartObject>()?.DocPartGallery?.Val?.InnerText == "Table of "
            + "Contents";
}
