using System.Text;
using Newsroom.Markup;

namespace Newsroom.Reading;

/// <summary>Writes blocks of plain text, without inline elements, as HTML and as plain text.</summary>
internal static class PlainCopy
{
    /// <summary>The blocks as HTML, with links for web addresses.</summary>
    public static string ToHtml(List<Block> blocks)
    {
        var html = new StringBuilder();
        var inList = false;
        foreach (var block in blocks)
        {
            var isItem = block.Kind == BlockKind.Item;
            html.Append((isItem, inList) switch { (true, false) => "<ul>\n", (false, true) => "</ul>\n", _ => "" });
            var element = block.Kind switch { BlockKind.Heading => "h2", BlockKind.Item => "li", _ => "p" };
            html.Append('<').Append(element).Append('>').Append(HtmlText.Linked(block.Text)).Append("</").Append(element).Append(">\n");
            inList = isItem;
        }

        return html.Append(inList ? "</ul>" : "").ToString().Trim();
    }

    /// <summary>The blocks as plain text, in the form in which <see cref="HtmlText"/> writes HTML.</summary>
    public static string ToText(List<Block> blocks)
    {
        var text = new StringBuilder();
        var inList = false;
        foreach (var block in blocks)
        {
            var isItem = block.Kind == BlockKind.Item;
            text.Append(text.Length == 0 ? "" : isItem && inList ? "\n" : "\n\n").Append(isItem ? "- " : "").Append(block.Text);
            inList = isItem;
        }

        return text.ToString();
    }
}
