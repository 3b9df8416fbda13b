using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html;

namespace Newsroom.Markup;

/// <summary>
/// Writes the content of an element as HTML, in time proportional to its size. The library's own formatter looks up the position of every
/// node among its siblings: for forty thousand line breaks it needs seconds.
/// </summary>
internal static class HtmlWriter
{
    /// <param name="parent">Must not be nested deeper than <see cref="HtmlCleaner"/> allows.</param>
    public static string Inner(IElement parent)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        WriteChildren(parent, html);
        return html.ToString();
    }

    /// <summary>Writes a node with its content.</summary>
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
            var isLiteral = text.Parent!.Flags.HasFlag(NodeFlags.LiteralText);
            html.Write(isLiteral ? HtmlMarkupFormatter.Instance.LiteralText(text) : HtmlMarkupFormatter.Instance.Text(text));
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
