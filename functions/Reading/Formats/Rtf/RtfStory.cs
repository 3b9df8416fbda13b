using System.Globalization;
using System.Text;
using Newsroom.Reading.Formats.Documents;

namespace Newsroom.Reading.Formats.Rtf;

/// <summary>Puts text together to paragraphs, rows and notes.</summary>
internal sealed class RtfStory(RtfStyles styles)
{
    private const int MaxHeadingLength = 250;
    private const int MaxListLevel = 8;

    private readonly List<TextBlock> _blocks = [];
    private readonly List<(string Sign, IReadOnlyList<TextBlock> Blocks)> _notes = [];
    private readonly Stack<Part> _outer = [];
    private Part _part = new();

    public void Add(string text, RtfGroup group)
    {
        var isLarge = group.IsLarge;
        var span = new Span("", group.Bold, group.Italic, group.Bold || isLarge, group.Script, group.Href);
        if (_part.Spans.Count > 0 && _part.Spans[^1].Format == span)
        {
            _part.Spans[^1].Text.Append(text);
        }
        else
        {
            _part.Spans.Add((span, new StringBuilder(text)));
        }
    }

    /// <summary>The sign before a paragraph of a list: digits and letters count.</summary>
    public void SetListSign(string sign)
    {
        _part.IsItem = sign.Trim().Length > 0;
        _part.IsOrdered = sign.AsSpan().Trim().Length > 1 && char.IsLetterOrDigit(sign.TrimStart('(', ' ')[0]);
    }

    /// <summary>Takes a word about paragraphs; false for another one.</summary>
    public bool Take(RtfToken token)
    {
        switch (token.Word)
        {
            case "pard":
                (_part.Style, _part.Outline, _part.List, _part.ListLevel, _part.IsInTable) = (null, null, 0, 0, false);
                break;
            case "s":
                _part.Style = token.Number;
                break;
            case "outlinelevel":
                _part.Outline = token.Number;
                break;
            case "ls":
                _part.List = token.Number ?? 0;
                break;
            case "ilvl":
                _part.ListLevel = Math.Clamp(token.Number ?? 0, 0, MaxListLevel);
                break;
            case "intbl":
                _part.IsInTable = true;
                break;
            case "trowd":
                _part.IsHead = false;
                break;
            case "trhdr":
                _part.IsHead = true;
                break;
            case "par" or "sect" or "page" or "nestcell":
                EndParagraph();
                break;
            case "cell":
                EndParagraph();
                EndCell();
                break;
            case "row":
                EndRow();
                break;
            default:
                return false;
        }

        return true;
    }

    public void BeginNote()
    {
        var sign = string.Create(CultureInfo.InvariantCulture, $"[{_notes.Count + 1}]");
        Add(sign, new RtfGroup());
        _notes.Add((sign, []));
        _outer.Push(_part);
        _part = new Part { Note = _notes.Count - 1 };
    }

    public void EndNote()
    {
        EndParagraph();
        if (_outer.TryPop(out var outer))
        {
            _notes[_part.Note] = (_notes[_part.Note].Sign, [.. _part.Blocks]);
            _part = outer;
        }
    }

    public Story End()
    {
        while (_outer.Count > 0)
        {
            EndNote();
        }

        EndParagraph();
        EndTable();
        return new Story(_blocks, [.. _notes.Where(note => note.Blocks.Count > 0)], []);
    }

    private void EndParagraph()
    {
        var spans = _part.Spans.Select(span => span.Format with { Text = StatedText.Lines(span.Text.ToString()) })
            .Where(span => span.Text.Length > 0).ToList();
        _part.Spans.Clear();
        var (isItem, isOrdered) = (_part.IsItem, _part.IsOrdered);
        _part.IsItem = false;
        var place = isItem ? new ListPlace(_part.List, _part.ListLevel, isOrdered) : null;
        var block = new TextParagraph(spans, Level: null, place);
        if (block.Text.Length == 0)
        {
            return;
        }

        var level = (_part.Style is { } style ? styles.Level(style) : null)
            ?? (_part.Outline is >= 0 and < 9 and var outline ? outline + 1 : null);
        Place(level is null || block.Text.Length > MaxHeadingLength ? block : block with { Level = level, Place = null });
    }

    private void Place(TextBlock block)
    {
        if (_part.Note >= 0 || _part.IsInTable)
        {
            _part.Blocks.Add(block);
            return;
        }

        EndTable();
        _blocks.Add(block);
    }

    private void EndCell()
    {
        if (_part.Note < 0)
        {
            _part.Cells.Add(new TextCell([.. _part.Blocks], Columns: 1));
            _part.Blocks.Clear();
        }
    }

    private void EndRow()
    {
        if (_part.Cells.Count > 0)
        {
            _part.Rows.Add(new TextRow([.. _part.Cells], _part.IsHead));
            _part.Cells.Clear();
        }
    }

    private void EndTable()
    {
        EndRow();
        if (_part.Rows is [{ Cells: [var only] }])
        {
            _blocks.AddRange(only.Blocks);
        }
        else if (_part.Rows.Exists(row => row.Cells.Any(cell => cell.Blocks.Count > 0)))
        {
            _blocks.Add(new TextTable([.. _part.Rows]));
        }

        _part.Rows.Clear();
        _blocks.AddRange(_part.Blocks);
        _part.Blocks.Clear();
    }

    /// <summary>What is open in the text, or in a note of it.</summary>
    private sealed class Part
    {
        public List<(Span Format, StringBuilder Text)> Spans { get; } = [];
        public List<TextBlock> Blocks { get; } = [];
        public List<TextCell> Cells { get; } = [];
        public List<TextRow> Rows { get; } = [];
        public int Note { get; init; } = -1;
        public int? Style { get; set; }
        public int? Outline { get; set; }
        public int List { get; set; }
        public int ListLevel { get; set; }
        public bool IsItem { get; set; }
        public bool IsOrdered { get; set; }
        public bool IsInTable { get; set; }
        public bool IsHead { get; set; }
    }
}
