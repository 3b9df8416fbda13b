using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html;

namespace Newsroom.Markup;

/// <summary>
/// Writes what is in an element as HTML, in time proportional to its size: the library's own way looks up the place of every node among
/// its siblings, and forty thousand line breaks take it seconds.
/// </summary>
public static class HtmlWriter
{
    /// <param name="parent">Not nested deeper than <see cref="HtmlCleaner"/> lets pass.</param>
    public static string Inner(IElement parent)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        WriteChildren(parent, html);
        return html.ToString();
    }

    /// <summary>The same with the node itself.</summary>
    public static string Outer(INode node)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        Write(node, html);
        return html.ToString();
    }

    private static void WriteChildren(INode parent, StringWriter html)
    {
        foreach (var child in parent.ChildNodes)
        {
            Write(child, html);
        }
    }

    private static void Write(INode node, StringWriter html)
    {
        if (node is IText text)
        {
            html.Write(text.Parent!.Flags.HasFlag(NodeFlags.LiteralText) ? HtmlMarkupFormatter.Instance.LiteralText(text)
                : HtmlMarkupFormatter.Instance.Text(text));
            return;
        }

        if (node is not IElement element)
        {
            node.ToHtml(html, HtmlMarkupFormatter.Instance);
            return;
        }

        var isVoid = element.Flags.HasFlag(NodeFlags.SelfClosing);
        html.Write(HtmlMarkupFormatter.Instance.OpenTag(element, isVoid));
        WriteChildren(element, html);
        html.Write(HtmlMarkupFormatter.Instance.CloseTag(element, isVoid));
    }
}
