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

    // Made for the first text, not at the start of a process that may only answer readers.
    private readonly Lazy<HtmlSanitizer> _sanitizer = new(() => new HtmlSanitizer(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(Elements, StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href", "src", "cite"], StringComparer.OrdinalIgnoreCase),
    }));

    private readonly Lazy<HtmlParser> _parser = new(() => new HtmlParser());

    /// <summary>Elements inside each other: more than any article has, and few enough for methods that call themselves.</summary>
    private const int Deepest = 200;

    /// <summary>Nodes beside each other in one element: the sanitizer takes time in proportion to the square of their number.</summary>
    private const int MostBeside = 30_000;

    /// <summary>The body of the cleaned document.</summary>
    /// <exception cref="UnreadableException">It is nested too deeply, or in too many pieces.</exception>
    public IElement Clean(string html)
    {
        var document = Open(html);
        return Parse(HtmlWriter.Inner(_sanitizer.Value.SanitizeDom(document, document.Body).Body!));
    }

    /// <summary>A document as it is, not cleaned: to be looked through by methods that call themselves.</summary>
    /// <exception cref="UnreadableException">It is nested too deeply.</exception>
    public IHtmlDocument Open(string html)
    {
        OpenElements.Refuse(html);
        var document = _parser.Value.ParseDocument(html);
        RefuseExcess(document.Body!);
        return document;
    }

    /// <summary>Parses HTML that is clean already.</summary>
    public IElement Parse(string html) => _parser.Value.ParseDocument(html).Body!;

    // Calls itself no deeper than what it allows. (To go from sibling to sibling, the DOM looks through all of them each time.)
    private static void RefuseExcess(INode node, int depth = 0)
    {
        if (depth > Deepest)
        {
            throw new UnreadableException($"The text is nested too deeply: elements stand more than {Deepest} deep inside each other.");
        }

        if (node.ChildNodes.Length > MostBeside)
        {
            throw new UnreadableException($"The text is in too many pieces: more than {MostBeside:N0} stand beside each other.");
        }

        foreach (var child in node.ChildNodes)
        {
            RefuseExcess(child, depth + 1);
        }
    }
}
