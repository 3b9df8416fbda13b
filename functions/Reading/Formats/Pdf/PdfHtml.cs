using System.Globalization;
using System.Text;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Paragraphs → HTML.</summary>
internal sealed class PdfHtml(Type type, Hyphens hyphens)
{
    /// <summary>Headings below the headline.</summary>
    private const int TopLevel = 2;

    private const int BottomLevel = 4;

    private readonly StringBuilder _html = new();

    public string Write(IReadOnlyList<Paragraph> paragraphs)
    {
        var sizes = paragraphs.Where(paragraph => paragraph.IsHeading(type)).Select(paragraph => Math.Round(paragraph.First.Size))
            .Distinct().OrderDescending().ToList();
        var isInList = false;
        foreach (var paragraph in paragraphs)
        {
            if (isInList != paragraph.IsItem)
            {
                _html.Append(isInList ? "</ul>\n" : "<ul>\n");
                isInList = paragraph.IsItem;
            }

            var level = Math.Min(TopLevel + sizes.IndexOf(Math.Round(paragraph.First.Size)), BottomLevel);
            var name = paragraph.IsItem ? "li"
                : paragraph.IsHeading(type) ? string.Create(CultureInfo.InvariantCulture, $"h{level}") : "p";
            _html.Append('<').Append(name).Append('>');
            Write(paragraph);
            _html.Append("</").Append(name).Append(">\n");
        }

        return _html.Append(isInList ? "</ul>\n" : "").ToString();
    }

    /// <summary>The text of a paragraph on one line.</summary>
    public string Text(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var line in paragraph.Lines)
        {
            hyphens.Append(text, line.Text);
        }

        return text.ToString();
    }

    private void Write(Paragraph paragraph)
    {
        // Words with the same address are one link, over the end of the line too.
        var (text, open) = (new StringBuilder(), (string?)null);
        foreach (var (line, at) in paragraph.Lines.Select((line, at) => (line, at)))
        {
            var isFirst = true;
            foreach (var word in at == 0 && paragraph.IsItem ? Bullets.Without(line) : line.Words)
            {
                if (word.Href != open)
                {
                    Flush(text, open, isBefore: true);
                    open = word.Href;
                }

                if (isFirst)
                {
                    hyphens.Append(text, word.Text);
                }
                else
                {
                    text.Append(text.Length == 0 ? "" : " ").Append(word.Text);
                }

                isFirst = false;
            }
        }

        Flush(text, open, isBefore: false);
    }

    private void Flush(StringBuilder text, string? href, bool isBefore)
    {
        if (text.Length > 0)
        {
            var written = HtmlText.Escape(text.ToString());
            _html.Append(href is not null && Uri.TryCreate(href, UriKind.Absolute, out var uri) && LinkSchemes.Allow(uri)
                ? $"<a href=\"{HtmlText.Escape(href).Replace("\"", "&quot;", StringComparison.Ordinal)}\">{written}</a>"
                : written);
            _html.Append(isBefore ? " " : "");
        }

        text.Clear();
    }
}
