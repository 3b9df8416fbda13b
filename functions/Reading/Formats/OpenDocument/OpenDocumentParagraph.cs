using System.Xml.Linq;
using Newsroom.Reading.Formats.Documents;
using static Newsroom.Reading.Formats.OpenDocument.OpenDocumentNames;

namespace Newsroom.Reading.Formats.OpenDocument;

/// <summary>
/// Reads the text inside a paragraph (OpenDocument 1.3, part 3, 6). White space is collapsed as in XML; more of it has elements.
/// </summary>
/// <param name="styles">The styles.</param>
/// <param name="refer">Takes a note, and returns its reference mark.</param>
internal sealed class OpenDocumentParagraph(OpenDocumentStyles styles, Func<XElement, string> refer)
{
    private const int MaxSpaces = 100;

    private readonly List<Span> _spans = [];
    private readonly List<XElement> _boxes = [];
    private readonly List<XElement> _pictures = [];
    private Format _ofParagraph;
    private bool _isAfterBlank;

    /// <summary>Text boxes that are anchored to the paragraph.</summary>
    public IReadOnlyList<XElement> Boxes => _boxes;

    /// <summary>Pictures that are anchored to the paragraph.</summary>
    public IReadOnlyList<XElement> Pictures => _pictures;

    /// <summary>The text; empty for a hidden paragraph.</summary>
    public IReadOnlyList<Span> Read(XElement paragraph, string? style)
    {
        _isAfterBlank = true;
        _ofParagraph = new Format(
            styles.IsBoldByItself("paragraph", style), styles.IsItalicByItself("paragraph", style),
            (styles.IsBold("paragraph", style) ?? false) || styles.IsLarge("paragraph", style), null, null);
        if (!styles.IsHidden("paragraph", style) && !paragraph.Elements(Text + "hidden-paragraph").Any())
        {
            ReadChildren(paragraph, _ofParagraph);
        }

        return _spans;
    }

    private void ReadChildren(XElement parent, Format format)
    {
        foreach (var node in parent.Nodes())
        {
            switch (node)
            {
                case XText text:
                    Add(text.Value, format);
                    break;
                case XElement element when element.Name.Namespace == Text:
                    ReadText(element, format);
                    break;
                case XElement element when element.Name.Namespace == Draw:
                    ReadDrawing(element);
                    break;
            }
        }
    }

    private void ReadText(XElement element, Format format)
    {
        switch (element.Name.LocalName)
        {
            case "s":
                AddExactly(new string(' ', Math.Clamp(element.Count(Text + "c"), 1, MaxSpaces)), format);
                break;
            case "tab":
                AddExactly(" ", format);
                break;
            case "line-break":
                AddExactly("\n", format);
                _isAfterBlank = true;
                break;
            case "span":
                var style = element.Attribute(Text + "style-name")?.Value;
                if (!styles.IsHidden("text", style))
                {
                    ReadChildren(element, In(format, style));
                }

                break;
            case "a":
                ReadChildren(element, format with { Href = element.Attribute(Link + "href")?.Value });
                break;
            case "note":
                AddExactly(refer(element), format with { Script = null, Href = null });
                break;
            case "ruby-text" or "hidden-text" or "placeholder" or "script" or "tracked-changes" or "page-number" or "page-count":
                break;
            default:
                ReadChildren(element, format);
                break;
        }
    }

    private void ReadDrawing(XElement drawing)
    {
        if (drawing.Name == Draw + "text-box")
        {
            _boxes.Add(drawing);
            return;
        }

        if (drawing.Name == Draw + "image")
        {
            _pictures.Add(drawing);
            return;
        }

        // A shape holds its own paragraphs.
        if (drawing.Elements(Text + "p").Any())
        {
            _boxes.Add(drawing);
            return;
        }

        foreach (var inner in drawing.Elements().Where(inner => inner.Name.Namespace == Draw))
        {
            ReadDrawing(inner);
        }
    }

    private Format In(Format format, string? style) => new(
        styles.IsBold("text", style) ?? format.Bold,
        styles.IsItalic("text", style) ?? format.Italic,
        (styles.IsBold("text", style) ?? format.IsProminent) || styles.IsLarge("text", style),
        styles.Script(style) ?? format.Script,
        format.Href);

    private void Add(string text, Format format)
    {
        var line = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isBlank = c is ' ' or '\n' or '\t' or '\r';
            if (!isBlank || !_isAfterBlank)
            {
                line.Append(isBlank ? ' ' : c);
            }

            _isAfterBlank = isBlank;
        }

        if (line.Length > 0)
        {
            _spans.Add(format.Of(line.ToString()));
        }
    }

    private void AddExactly(string text, Format format)
    {
        _spans.Add(format.Of(text));
        _isAfterBlank = false;
    }

    private readonly record struct Format(bool Bold, bool Italic, bool IsProminent, string? Script, string? Href)
    {
        public Span Of(string text) => new(text, Bold, Italic, IsProminent, Script, Href);
    }
}
