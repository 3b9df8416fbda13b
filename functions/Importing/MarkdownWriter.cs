using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Markup;

namespace Newsroom.Importing;

/// <summary>
/// Clean HTML → Markdown as a person writes it. What Markdown cannot say (tables, captions, lists of definitions) stays HTML.
/// </summary>
internal static partial class MarkdownWriter
{
    private static readonly HashSet<string> Containers = [.. "div section article main body".Split(' ')];

    /// <summary>The content of an element.</summary>
    public static string Write(IElement body)
    {
        var markdown = new StringBuilder();
        foreach (var block in Blocks(body))
        {
            markdown.Append(markdown.Length == 0 ? "" : "\n\n").Append(block);
        }

        return markdown.ToString();
    }

    /// <summary>The content of an element as HTML alone, which Markdown leaves as it is.</summary>
    public static string WriteHtml(IElement body) => string.Join(
        "\n\n", Flow(body).Select(nodes => nodes is [IElement block] && IsBlock(block) ? Raw(block)
            : $"<p>{string.Concat(nodes.Select(Raw))}</p>").Where(html => html != "<p></p>"));

    private static IEnumerable<string> Blocks(IElement parent) =>
        Flow(parent).SelectMany(nodes => nodes is [IElement block] && IsBlock(block) ? Block(block) : Paragraph(nodes));

    /// <summary>The children, with those together that make one paragraph.</summary>
    private static IEnumerable<IReadOnlyList<INode>> Flow(IElement parent)
    {
        var inline = new List<INode>();
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element && IsBlock(element))
            {
                if (inline.Count > 0)
                {
                    yield return inline;
                    inline = [];
                }

                yield return [element];
            }
            else
            {
                inline.Add(child);
            }
        }

        if (inline.Count > 0)
        {
            yield return inline;
        }
    }

    // An element inside a line that has blocks in it is one, too.
    private static bool IsBlock(IElement element) => HtmlElements.Blocks.Contains(element.LocalName) || element.LocalName == "table"
        || element.QuerySelector("p, div, ul, ol, table, blockquote, pre, figure, h1, h2, h3, h4, h5, h6, hr, dl") is not null;

    private static IEnumerable<string> Paragraph(IReadOnlyList<INode> nodes) =>
        InlineMarkdown.Write(nodes) is { Length: > 0 } text ? [text] : [];

    private static IEnumerable<string> Block(IElement element)
    {
        switch (element.LocalName)
        {
            case "p":
                return element.QuerySelector("p, ul, ol, table") is null ? Paragraph([.. element.ChildNodes]) : Blocks(element);
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                return Heading(element);
            case "ul" or "ol" when element.Children.All(child => child.LocalName == "li"):
                return [List(element)];
            case "blockquote" when element.Attributes.Length == 0:
                return Indented(Write(element), "> ", "> ") is { Length: > 2 } quoted ? [quoted] : [];
            case "pre" when Code(element) is { } code:
                return [code];
            case "hr":
                return ["***"];
            case var name when Containers.Contains(name) && !element.HasAttribute("dir") && !element.HasAttribute("lang"):
                return Blocks(element);
            case "figure" when element.QuerySelector("figcaption") is null && element.QuerySelector("table, ul, ol, pre, p") is null:
                return Paragraph([.. element.ChildNodes]);
            default:
                return HasContent(element) ? [Raw(element)] : [];
        }
    }

    private static IEnumerable<string> Heading(IElement element)
    {
        // The title of an article is its only heading of the first level.
        var level = Math.Max(2, element.LocalName[1] - '0');
        var text = InlineMarkdown.Write([.. element.ChildNodes], isOneLine: true);
        return text.Length == 0 ? [] : [$"{new string('#', level)} {text}"];
    }

    private static string List(IElement list)
    {
        var isLoose = list.QuerySelectorAll("p, pre, blockquote, table, figure").Length > 0;
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var items = list.Children.Select((item, i) =>
        {
            var marker = list.LocalName == "ul" ? "- " : string.Create(CultureInfo.InvariantCulture, $"{number + i}. ");
            var blocks = Blocks(item).ToList();
            return Indented(string.Join(isLoose ? "\n\n" : "\n", blocks), marker, new string(' ', marker.Length));
        });
        return string.Join(isLoose ? "\n\n" : "\n", items);
    }

    private static string? Code(IElement element)
    {
        var text = element.TextContent.TrimEnd();
        if (element.QuerySelector("*:not(code)") is not null || element.QuerySelectorAll("code").Length > 1 || text.Contains("```"))
        {
            return null;
        }

        return $"```\n{text.TrimStart('\n')}\n```";
    }

    private static string Indented(string text, string first, string next) => string.Join(
        '\n',
        text.Split('\n').Select((line, i) =>
            line.Length == 0 && next.Trim().Length == 0 ? "" : $"{(i == 0 ? first : next)}{line}".TrimEnd(' ')));

    private static bool HasContent(IElement element) =>
        !string.IsNullOrWhiteSpace(element.TextContent) || element.QuerySelector("img, hr") is not null;

    /// <summary>
    /// A blank line would end the HTML, and what looks like the syntax of site generators would be taken for it.
    /// </summary>
    private static string Raw(INode node)
    {
        var written = HtmlWriter.Outer(node);
        var html = node is IElement { LocalName: "pre" } ? written.Replace("\n", "&#10;", StringComparison.Ordinal)
            : LineBreaks().Replace(written, match => match.Groups["block"].Success ? match.Groups["block"].Value : " ");
        return html.Replace("{", "&#123;", StringComparison.Ordinal).Replace("[", "&#91;", StringComparison.Ordinal);
    }

    // Between blocks, white space shows nothing.
    [GeneratedRegex(
        @"\s*\n\s*(?<block></?(?:figure|figcaption|table|caption|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|blockquote|div|p)\b)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex LineBreaks();
}
