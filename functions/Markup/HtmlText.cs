using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Markup;

/// <summary>HTML → plain text: blocks apart, list items with a dash, cells of a row beside each other.</summary>
public static partial class HtmlText
{
    /// <summary>In a paragraph. Each costs far more than its letters, and no paragraph for readers has so many.</summary>
    private const int MaxLinks = 2_000;

    private const string SoftHyphen = "\u00AD";

    public static string Of(IElement body)
    {
        var text = new StringBuilder();
        Append(body, text);
        // Where a word may be divided is for screens: a search looks for the whole one.
        return string.Join("\n", Lines(text.Replace(SoftHyphen, "").ToString())).Trim();
    }

    /// <summary>Plain text → the content of an element.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(
            ">", "&gt;", StringComparison.Ordinal);

    /// <summary>Plain text → the value of an attribute in double quotes.</summary>
    public static string EscapeAttribute(string text) => Escape(text).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>
    /// Plain text → the content of an element, with links for the web and mail addresses in it; after very many they stay text.
    /// </summary>
    public static string Linked(string text)
    {
        var html = new StringBuilder();
        var (end, links) = (0, 0);
        for (var match = Address().Match(text); match.Success && links < MaxLinks; match = match.NextMatch())
        {
            links++;
            var scheme = match.Groups["mail"].Success ? "mailto:" : match.Value.StartsWith('w') ? "https://" : "";
            html.Append(Escape(text[end..match.Index]))
                .Append("<a href=\"").Append(EscapeAttribute(EncodedAddress.Of(scheme + match.Value))).Append("\">")
                .Append(Escape(match.Value)).Append("</a>");
            end = match.Index + match.Length;
        }

        return html.Append(Escape(text[end..])).ToString();
    }

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
        or "table" or "figure" or "figcaption" or "caption" or "hr" or "details" or "summary";

    // At most one blank line, no spaces at the ends, no line of white space only; "- " and its text stay together.
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

    // Without the punctuation of the sentence behind them. Every part is bounded, as a long word may be the beginning of an address:
    // the work grows with the text alone, and needs no limit in time, which a busy machine would pass.
    [GeneratedRegex(
        @"(?:https?://|(?<![\w./@-])www\.)[^\s<>""«»“”()]{1,500}(?<![.,;:!?'’])"
            + @"|(?<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
