using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Newsroom.Reading.Formats.Documents;

namespace Newsroom.Reading.Formats.Word;

/// <summary>
/// Reads the text of paragraphs (ECMA-376, 17.3). Elements are recognised by their local names, so that elements of later versions are
/// read too. Drawings, pictures and objects are left out; <see cref="StoryReader"/> reads text boxes.
/// </summary>
internal sealed class ParagraphReader(WordStyles styles, OpenXmlPart part, WordNotes notes)
{
    /// <summary>The minimum font size of a headline that is not bold, in half points.</summary>
    private const int MinLargeSize = 32;

    private readonly Dictionary<string, string> _links = Links(part);
    private readonly Stack<Field> _fields = new();
    private int _instructions;
    private List<Span> _spans = [];
    private string? _style;
    private string? _link;

    /// <summary>The spans of a paragraph; empty if it has no text.</summary>
    /// <param name="style">The id of the paragraph's style; null if it has none.</param>
    public List<Span> Read(OpenXmlElement paragraph, string? style)
    {
        _spans = [];
        _style = style;
        ReadChildren(paragraph);

        // A field instruction that does not end in its paragraph is an error. Without this, all text after it would be lost.
        while (_instructions > 0)
        {
            EndField();
        }

        return _spans;
    }

    private void ReadChildren(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            Read(child);
        }
    }

    private void Read(OpenXmlElement element)
    {
        switch (element.LocalName)
        {
            case "r":
                ReadRun(element);
                break;
            case "hyperlink":
                ReadLinked(element, element.Attribute("id") is { } id ? _links.GetValueOrDefault(id) : null);
                break;
            case "fldSimple":
                ReadLinked(element, Field.Address(element.Attribute("instr") ?? ""));
                break;
            case "sdt" when !IsPlaceholder(element):
            case "sdtContent" or "ins" or "moveTo" or "smartTag" or "customXml" or "dir" or "bdo":
            case "oMath" or "oMathPara" or "f" or "num" or "den" or "sSup" or "sSub" or "sup" or "sub" or "e" or "d" or "rad" or "nary"
                or "func" or "fName":
                ReadChildren(element);
                break;
        }
    }

    private void ReadLinked(OpenXmlElement element, string? address)
    {
        var outer = _link;
        _link = address ?? outer;
        ReadChildren(element);
        _link = outer;
    }

    private void ReadRun(OpenXmlElement run)
    {
        var properties = run.GetFirstChild<RunProperties>();
        if ((properties?.Vanish.IsOn() ?? styles.IsHidden(properties?.RunStyle?.Val?.InnerText)) || styles.IsHidden(_style))
        {
            return;
        }

        foreach (var child in run.ChildElements)
        {
            ReadPiece(child, properties);
        }
    }

    private void ReadPiece(OpenXmlElement piece, RunProperties? properties)
    {
        switch (piece.LocalName)
        {
            case "t":
                Add(piece.InnerText, properties);
                break;
            case "tab" or "ptab":
                Add(" ", properties);
                break;
            case "br" when piece.Attribute("type") is null or "textWrapping":
            case "cr":
                Add("\n", properties);
                break;
            case "noBreakHyphen":
                Add("\u2011", properties);
                break;
            case "fldChar":
                ReadField(piece.Attribute("fldCharType"));
                break;
            case "instrText" when _fields.TryPeek(out var field):
                field.AddInstruction(piece.InnerText);
                break;
            case "footnoteReference" or "endnoteReference" when piece.Attribute("id") is { } id
                && notes.Refer(piece.LocalName[0] == 'f', id) is { } sign:
                Add(sign, properties: null, script: "sup");
                break;
            case "ruby":
                ReadChildren(piece.ChildElements.FirstOrDefault(child => child.LocalName == "rubyBase") ?? piece);
                break;
            case "AlternateContent":
                ReadFallback(piece, properties);
                break;
        }
    }

    // Newer characters come in two forms: as an element of their own, and as text for programs that do not know
    // the element. The text is read.
    private void ReadFallback(OpenXmlElement alternatives, RunProperties? properties)
    {
        foreach (var piece in alternatives.ChildElements.FirstOrDefault(child => child.LocalName == "Fallback")?.ChildElements ?? [])
        {
            if (piece.LocalName == "t")
            {
                Add(piece.InnerText, properties);
            }
        }
    }

    private void ReadField(string? mark)
    {
        switch (mark)
        {
            case "begin":
                _fields.Push(new Field(_fields.TryPeek(out var outer) ? outer.Href : null));
                _instructions++;
                break;
            case "separate" when _fields.TryPeek(out var field) && !field.IsResult:
                field.Separate();
                _instructions--;
                break;
            case "end" when _fields.Count > 0:
                EndField();
                break;
        }
    }

    private void EndField() => _instructions -= _fields.Pop().IsResult ? 0 : 1;

    private void Add(string text, RunProperties? properties, string? script = null)
    {
        if (_instructions > 0 || text.Length == 0)
        {
            return;
        }

        var style = properties?.RunStyle?.Val?.InnerText;
        var bold = properties?.Bold.IsOn() ?? styles.IsBold(style);
        var large = int.TryParse(properties?.FontSize?.Val?.InnerText, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && size >= MinLargeSize;
        _spans.Add(new Span(
            text,
            bold,
            properties?.Italic.IsOn() ?? styles.IsItalic(style),
            large || bold || (properties?.Bold is null && styles.IsBold(_style)),
            script ?? properties?.VerticalTextAlignment?.Val?.InnerText switch { "superscript" => "sup", "subscript" => "sub", _ => null },
            _link ?? (_fields.TryPeek(out var field) ? field.Href : null)));
    }

    // Whether a content control shows only its placeholder, such as "Click here to enter text."
    internal static bool IsPlaceholder(OpenXmlElement control) =>
        control.GetFirstChild<SdtProperties>()?.GetFirstChild<ShowingPlaceholder>() is { } shown
        && (shown.IsOn() ?? false);

    private static Dictionary<string, string> Links(OpenXmlPart part) =>
        part.HyperlinkRelationships.DistinctBy(link => link.Id).ToDictionary(link => link.Id, link => link.Uri.OriginalString);
}
