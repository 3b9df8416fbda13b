using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html;

namespace Newsroom.Markup;

/// <summary>
/// Writes markup anew in the elements that an article may have. Others lose their tags and keep their text; text that goes is reported.
/// What it writes is not safe yet: attributes are not looked at.
/// </summary>
internal sealed class ElementFilter(ICollection<string>? cut)
{
    private readonly StringBuilder _html = new();
    private readonly HashSet<INode> _blocks = [];

    /// <summary>Whether a node has elements in it that an article does not have.</summary>
    public static bool Changes(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement element
                && (!HtmlElements.Allowed.Contains(element.LocalName) || element.LocalName == "details" || Changes(element)))
            {
                return true;
            }
        }

        return false;
    }

    public string Write(IElement body)
    {
        // A sentence by itself, such as the answer of a translator, is no paragraph.
        if (FindBlocks(body))
        {
            WriteFlow(body);
        }
        else
        {
            WriteChildren(body, isInline: true);
        }

        return _html.ToString();
    }

    /// <summary>The text of an element without scripts, styles and the sources of formulas.</summary>
    /// <param name="element">The element.</param>
    /// <param name="separator">What stands between the texts of elements beside each other.</param>
    public static string VisibleText(IElement element, string separator = "")
    {
        var text = new StringBuilder();
        AppendText(element, text, separator);
        return text.ToString();
    }

    /// <summary>Reports the text of an element that goes with its content.</summary>
    public void Drop(IElement dropped)
    {
        if (!HtmlElements.NotText.Contains(dropped.LocalName)
            && string.Join(' ', VisibleText(dropped, separator: " ").Split(
                (char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line)
        {
            cut?.Add(line);
        }
    }

    /// <summary>Text that stands beside blocks becomes a paragraph.</summary>
    private void WriteFlow(IElement parent)
    {
        var isOpen = false;
        foreach (var child in parent.ChildNodes)
        {
            var isInline = child is IText or IElement && !_blocks.Contains(child);
            if (!isOpen && isInline && IsBlank(child))
            {
                Write(child, isInline);
                continue;
            }

            if (isInline != isOpen && child is IText or IElement)
            {
                _html.Append(isOpen ? "</p>\n" : "<p>");
                isOpen = !isOpen;
            }

            Write(child, isInline);
        }

        _html.Append(isOpen ? "</p>\n" : "");
    }

    private static bool IsBlank(INode node) => node switch
    {
        IText text => string.IsNullOrWhiteSpace(text.Data),
        IElement element => element.LocalName == "br" || HtmlElements.Dropped.Contains(element.LocalName),
        _ => true,
    };

    /// <summary>Finds the elements that are blocks, or have one in them, in one pass.</summary>
    private bool FindBlocks(IElement parent)
    {
        var isBlock = HtmlElements.Blocks.Contains(parent.LocalName) || HtmlElements.Media.Contains(parent.LocalName);
        foreach (var child in parent.ChildNodes)
        {
            isBlock |= child is IElement element && !HtmlElements.Dropped.Contains(element.LocalName) && FindBlocks(element);
        }

        if (isBlock)
        {
            _blocks.Add(parent);
        }

        return isBlock;
    }

    private void WriteChildren(IElement parent, bool isInline)
    {
        foreach (var child in parent.ChildNodes)
        {
            Write(child, isInline);
        }
    }

    private void Write(INode node, bool isInline)
    {
        if (node is IText text)
        {
            _html.Append(HtmlText.Escape(text.Data));
        }
        else if (node is IElement element)
        {
            Write(element, isInline);
        }
    }

    /// <param name="element">The element.</param>
    /// <param name="isInline">Whether it stands where only text and inline elements can.</param>
    private void Write(IElement element, bool isInline)
    {
        var name = element.LocalName;
        if (HtmlElements.Dropped.Contains(name))
        {
            Drop(element);
        }
        else if (HtmlElements.Media.Contains(name))
        {
            WriteLink(element, isInline);
        }
        else if (name == "math")
        {
            _html.Append(HtmlText.Escape(VisibleText(element)));
        }
        else if (HtmlElements.Successors.TryGetValue(name, out var successor))
        {
            WriteTag(element, successor, $"<{successor}>", isInline);
        }
        else if (HtmlElements.Allowed.Contains(name))
        {
            if (name == "p" && IsEmpty(element))
            {
                return;
            }

            var isVoid = element.Flags.HasFlag(NodeFlags.SelfClosing);
            WriteTag(element, isVoid ? null : name, HtmlMarkupFormatter.Instance.OpenTag(element, isVoid), isInline);
        }
        else
        {
            Unwrap(element, isInline);
        }
    }

    // A parser makes one of an end tag that ends nothing.
    private static bool IsEmpty(IElement paragraph) => !paragraph.HasChildNodes && !paragraph.HasAttribute("id");

    private void WriteTag(IElement element, string? name, string openTag, bool isInline)
    {
        _html.Append(openTag);
        if (name == "details")
        {
            WriteFlow(element);
        }
        else if (name is not null)
        {
            WriteChildren(element, isInline || HtmlElements.TextBlocks.Contains(name));
        }

        _html.Append(name is null ? "" : $"</{name}>");
    }

    private void Unwrap(IElement element, bool isInline)
    {
        var isBlock = HtmlElements.UnwrappedBlocks.Contains(element.LocalName);
        var around = isBlock || element.LocalName is "option" or "button" or "textarea" ? " " : "";
        var anchor = element.GetAttribute("id") is { Length: > 0 } id ? $"<span id=\"{HtmlText.EscapeAttribute(id)}\"></span>" : "";
        _html.Append(around);
        if (element.LocalName is "rt")
        {
            _html.Append(" (");
            WriteChildren(element, isInline);
            _html.Append(')');
        }
        else if (!isInline && (isBlock || _blocks.Contains(element)))
        {
            _html.Append(anchor);
            WriteFlow(element);
        }
        else
        {
            _html.Append(anchor);
            WriteChildren(element, isInline);
        }

        _html.Append(around);
    }

    private void WriteLink(IElement media, bool isInline)
    {
        Drop(media);
        var source = media.GetAttribute("src") is { Length: > 0 } own ? own : media.QuerySelector("source[src]")?.GetAttribute("src");
        if (source is null)
        {
            return;
        }

        var title = media.GetAttribute("title") is { Length: > 0 } stated ? stated
            : media.GetAttribute("aria-label") is { Length: > 0 } label ? label : source;
        var link = $"<a href=\"{HtmlText.EscapeAttribute(source)}\">{HtmlText.Escape(title.Trim())}</a>";
        _html.Append(isInline ? $" {link} " : $"<p>{link}</p>\n");
    }

    private static void AppendText(INode parent, StringBuilder text, string separator = "")
    {
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText run)
            {
                text.Append(run.Data).Append(separator);
            }
            else if (child is IElement element && !HtmlElements.NotText.Contains(element.LocalName))
            {
                AppendText(element, text, separator);
            }
        }
    }
}
