using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Newsroom.Markup;

/// <summary>Converts HTML to plain text: blank lines between blocks, list items with a dash, the cells of a row on one line.</summary>
internal static partial class HtmlText
{
    public static string Of(IElement body)
    {
        var text = new StringBuilder();
        Append(body, text);
        return string.Join("\n", Lines(text.ToString())).Trim();
    }

    /// <summary>Converts plain text to the content of an element.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Converts plain text to the content of an element, with links for the web and mail addresses in it.</summary>
    public static string Linked(string text) =>
        Address().Replace(Escape(text), match => $"<a href=\"{SchemeFor(match)}{match.Value}\">{match.Value}</a>");

    private static string SchemeFor(Match address) =>
        address.Groups["mail"].Success ? "mailto:" : address.Value.StartsWith('w') ? "https://" : "";

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText run:
                    text.Append(InPreformatted(run) ? run.Data : run.Data.ReplaceLineEndings(" "));
                    break;
                case IElement { LocalName: "br" }:
                    text.Append('\n');
                    break;
                case IElement { LocalName: "td" or "th" } cell:
                    Append(cell, text);
                    text.Append('\t');
                    break;
                case IElement { LocalName: "li" } item:
                    text.Append("\n- ");
                    Append(item, text);
                    break;
                case IElement { LocalName: "tr" } row:
                    text.Append('\n');
                    Append(row, text);
                    break;
                case IElement element when IsBlock(element):
                    text.Append("\n\n");
                    Append(element, text);
                    text.Append("\n\n");
                    break;
                default:
                    Append(child, text);
                    break;
            }
        }
    }

    private static bool InPreformatted(IText run) => run.ParentElement?.Closest("pre") is not null;

    private static bool IsBlock(IElement element) => element.LocalName is
        "p" or "div" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "dl" or "dt" or "dd" or "pre" or "blockquote"
        or "table" or "figure" or "figcaption" or "caption" or "hr";

    // At most one blank line in a row, no spaces at the ends, no line of white space only; "- " and its text stay together.
    private static IEnumerable<string> Lines(string text)
    {
        var blank = true;
        string? dash = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim().Replace('\t', ' ');
            if (line == "-")
            {
                dash = "- ";
                continue;
            }

            if (line.Length > 0)
            {
                yield return dash + line;
                dash = null;
                blank = false;
            }
            else if (!blank && dash is null)
            {
                yield return "";
                blank = true;
            }
        }
    }

    // Without the punctuation that follows in the sentence. Every part has a max length, because a long word may be the beginning of an
    // address: so the work is proportional to the text, and no timeout is needed, which a busy machine would exceed.
    [GeneratedRegex(
        @"(?:https?://|(?<![\w./@-])www\.)[^\s<>""«»“”()]{1,500}(?<![.,;:!?'’])"
        + @"|(?<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
