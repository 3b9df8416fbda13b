using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Markup;

namespace Newsroom.Importing;

/// <summary>The text of a paragraph in Markdown.</summary>
internal static partial class InlineMarkdown
{
    /// <summary>Elements of HTML that Markdown has no sign for.</summary>
    private static readonly HashSet<string> InlineElements =
        [.. "sub sup u mark del ins s small abbr cite q kbd samp var time bdi bdo dfn code em strong i b span".Split(' ')];

    private static readonly SearchValues<char> TargetSigns = SearchValues.Create("()*_~^=");

    /// <summary>The nodes of one paragraph; empty if they show nothing.</summary>
    public static string Write(IReadOnlyList<INode> nodes, bool isOneLine = false)
    {
        var text = new StringBuilder();
        Append(nodes, text);
        var lines = text.ToString().Split('\n').Select(line => Blanks().Replace(line, " ").Trim(' ')).ToList();
        while (lines.Count > 0 && lines[^1] is "" or "\\")
        {
            lines.RemoveAt(lines.Count - 1);
        }

        while (lines.Count > 0 && lines[0] is "\\" or "")
        {
            lines.RemoveAt(0);
        }

        // A line break after nothing is an empty line, which Markdown has not.
        var written = lines.Where(line => line is not "\\").Select(line => MarkdownText.EscapeLine(line)).ToList();
        if (written.Count > 0)
        {
            written[^1] = written[^1].EndsWith('\\') && !written[^1].EndsWith("\\\\", StringComparison.Ordinal)
                ? written[^1][..^1].TrimEnd() : written[^1];
        }

        return isOneLine ? string.Join(' ', written.Select(line => line.EndsWith('\\') ? line[..^1] : line)) : string.Join('\n', written);
    }

    private static void Append(IEnumerable<INode> nodes, StringBuilder text)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case IText run:
                    text.Append(MarkdownText.Escape(Blanks().Replace(run.Data, " ")));
                    break;
                case IElement element:
                    Append(element, text);
                    break;
            }
        }
    }

    private static void Append(IElement element, StringBuilder text)
    {
        switch (element.LocalName)
        {
            case "br":
                text.Append("\\\n");
                break;
            case "img":
                AppendPicture(element, text);
                break;
            case "a" when element.HasAttribute("href"):
                AppendLink(element, text);
                break;
            case "em" or "i" when CanHaveSigns(element, text):
                AppendBetween("*", element, text);
                break;
            case "strong" or "b" when CanHaveSigns(element, text):
                AppendBetween("**", element, text);
                break;
            case "code" when element.ChildElementCount == 0 && element.TextContent is { Length: > 0 and <= 300 } code
                && code.AsSpan().IndexOfAny("`\n\\") < 0 && code.Trim() == code:
                text.Append('`').Append(code).Append('`');
                break;
            case "span" when element.Attributes.All(attribute => attribute.Name is not ("lang" or "dir" or "title")):
                Append(element.ChildNodes, text);
                break;
            case var name when InlineElements.Contains(name) && element.TextContent.Length > 0:
                text.Append(Tag(element));
                Append(element.ChildNodes, text);
                text.Append("</").Append(name).Append('>');
                break;
            default:
                Append(element.ChildNodes, text);
                break;
        }
    }

    private static void AppendBetween(string sign, IElement element, StringBuilder text)
    {
        text.Append(sign);
        Append(element.ChildNodes, text);
        text.Append(sign);
    }

    /// <summary>Whether signs of emphasis are taken for such: between letters or signs, or around blanks, they may not be.</summary>
    private static bool CanHaveSigns(IElement element, StringBuilder before)
    {
        var inner = element.TextContent;
        var next = element.NextSibling switch
        {
            null => ' ',
            IText { Data: [var first, ..] } => first,
            IElement { LocalName: "br" } => ' ',
            _ => 'x',
        };
        var isInside = element.ParentElement?.LocalName is "em" or "i" or "strong" or "b";
        return !isInside && element.QuerySelector("em, i, strong, b, br, img, code") is null && inner.Length > 0
            && char.IsLetterOrDigit(inner[0])
            && (char.IsLetterOrDigit(inner[^1]) || (inner[^1] is '.' or ',' or ':' or '!' or '?' && next is ' ' or '\n'))
            && (before.Length == 0 || before[^1] is ' ' or '\n' or '(' or '“' or '«') && (next is ' ' or '\n' or '.' or ',' or ';' or ')');
    }

    private static void AppendLink(IElement link, StringBuilder text)
    {
        var inner = new StringBuilder();
        Append(link.ChildNodes, inner);
        var label = inner.ToString();
        if (string.IsNullOrWhiteSpace(label))
        {
            text.Append(label);
            return;
        }

        var lead = label.Length - label.TrimStart(' ').Length;
        text.Append(label, 0, lead).Append('[').Append(label.Trim(' ')).Append("](").Append(Target(link.GetAttribute("href")!))
            .Append(Title(link)).Append(')').Append(label.EndsWith(' ') ? " " : "");
    }

    private static void AppendPicture(IElement picture, StringBuilder text)
    {
        if (picture.GetAttribute("src") is { Length: > 0 } source)
        {
            var alt = Blanks().Replace(picture.GetAttribute("alt") ?? "", " ");
            text.Append("![").Append(MarkdownText.Escape(alt)).Append("](").Append(Target(source)).Append(Title(picture)).Append(')');
        }
    }

    /// <summary>An address, in angle brackets where it has signs in it that would end it.</summary>
    private static string Target(string address)
    {
        var target = Blanks().Replace(address.Trim(), "%20").Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal)
            .Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);
        target = PlainAmpersand().Replace(target, "&");
        return target.AsSpan().IndexOfAny(TargetSigns) < 0 && target.Length > 0 ? target : $"<{target}>";
    }

    private static string Title(IElement element) =>
        element.GetAttribute("title") is { Length: > 0 } title && !string.IsNullOrWhiteSpace(title) ? $" \"{MarkdownText.Escape(Blanks().Replace(title, " ").Trim()).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : "";

    private static string Tag(IElement element)
    {
        var tag = new StringBuilder("<").Append(element.LocalName);
        foreach (var attribute in element.Attributes)
        {
            tag.Append(' ').Append(attribute.Name).Append("=\"").Append(HtmlText.EscapeAttribute(attribute.Value)).Append('"');
        }

        return tag.Append('>').Replace("{", "&#123;").Replace("[", "&#91;").Replace("\n", " ").ToString();
    }

    [GeneratedRegex(@"[ \t\r\n\f]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    // "?a=1&b=2" is read as it stands; "&copy=1" is not.
    [GeneratedRegex(@"&amp;(?=[A-Za-z0-9_.-]{1,40}=)(?!(?:copy|reg|lt|gt|amp|quot|para|sect|times|not|micro|deg|yen|cent|pound)\w*=)", RegexOptions.CultureInvariant)]
    private static partial Regex PlainAmpersand();
}
