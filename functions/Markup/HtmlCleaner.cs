using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Newsroom.Content;
using Newsroom.Reading;

namespace Newsroom.Markup;

/// <summary>Makes HTML safe to show: no scripts, handlers, styles, forms, frames, or addresses other than web and mail.</summary>
public sealed class HtmlCleaner
{
    private static readonly string[] Elements =
    [
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em",
        "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
    ];

    private static readonly string[] Attributes =
        ["abbr", "alt", "cite", "colspan", "datetime", "dir", "height", "href", "lang", "rowspan", "scope", "src", "start", "title", "width"];

    // Created for the first text, not when a process starts that may only serve readers.
    private readonly Lazy<HtmlSanitizer> _sanitizer = new(() => new HtmlSanitizer(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(Elements, StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href", "src", "cite"], StringComparer.OrdinalIgnoreCase),
    }));

    private readonly Lazy<HtmlParser> _parser = new(() => new HtmlParser());

    /// <summary>Max depth of nested elements: more than any article has, and small enough for recursive methods.</summary>
    private const int MaxDepth = 200;

    /// <summary>Max number of child nodes of one element: the sanitizer's time grows with the square of their number.</summary>
    private const int MaxSiblings = 30_000;

    /// <summary>The body of the cleaned document.</summary>
    /// <exception cref="UnreadableException">The HTML is nested too deeply, or has too many parts.</exception>
    public IElement Clean(string html)
    {
        var document = Open(html);
        return Parse(HtmlWriter.Inner(_sanitizer.Value.SanitizeDom(document, document.Body).Body!));
    }

    /// <summary>Parses a document without cleaning it. Recursive methods can read the result.</summary>
    /// <exception cref="UnreadableException">The HTML is nested too deeply, or has too many parts.</exception>
    public IHtmlDocument Open(string html)
    {
        OpenElements.Check(html);
        var document = _parser.Value.ParseDocument(html);
        CheckSize(document.Body!);
        return document;
    }

    /// <summary>Parses HTML that is clean already.</summary>
    public IElement Parse(string html) => _parser.Value.ParseDocument(html).Body!;

    // The recursion is no deeper than the depth it allows. (To find the next sibling, the DOM searches all siblings each time.)
    private static void CheckSize(INode node, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new UnreadableException($"The text is nested too deeply: elements stand more than {MaxDepth} deep inside each other.");
        }

        if (node.ChildNodes.Length > MaxSiblings)
        {
            throw new UnreadableException($"The text is in too many pieces: more than {MaxSiblings:N0} stand beside each other.");
        }

        foreach (var child in node.ChildNodes)
        {
            CheckSize(child, depth + 1);
        }
    }
}
