using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Newsroom.Reading;

/// <summary>Makes HTML safe to show: no scripts, handlers, styles, forms, frames, or addresses other than web and mail.</summary>
public sealed partial class HtmlCleaner
{
    private static readonly string[] Elements =
    [
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em",
        "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
    ];

    private static readonly string[] Attributes =
        ["abbr", "alt", "cite", "colspan", "datetime", "dir", "height", "href", "lang", "rowspan", "scope", "src", "start", "title", "width"];

    private readonly HtmlSanitizer _sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(Elements, StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href", "src", "cite"], StringComparer.OrdinalIgnoreCase),
    });

    private readonly HtmlParser _parser = new();

    /// <summary>Elements inside each other: more than any article has, and few enough for methods that call themselves.</summary>
    private const int Deepest = 200;

    private const int MostOpen = 1_000;

    /// <summary>Nodes beside each other in one element: the sanitizer takes time in proportion to the square of their number.</summary>
    private const int MostBeside = 30_000;

    /// <summary>The body of the cleaned document.</summary>
    /// <exception cref="UnreadableException">It is nested too deeply, or in too many pieces.</exception>
    public IElement Clean(string html)
    {
        RefuseOpenEnds(html);
        var document = _parser.ParseDocument(html);
        RefuseExcess(document.Body!);
        return Parse(HtmlWriter.Inner(_sanitizer.SanitizeDom(document, document.Body).Body!));
    }

    /// <summary>Parses HTML that is clean already.</summary>
    public IElement Parse(string html) => _parser.ParseDocument(html).Body!;

    // The parser looks through all open elements at every tag: a hundred thousand of them take minutes. This counts what it will meet.
    private static void RefuseOpenEnds(string html)
    {
        var open = 0;
        foreach (var tag in Tags().EnumerateMatches(html))
        {
            open += html[tag.Index + 1] == '/' ? -1 : 1;
            if (open > MostOpen)
            {
                throw new UnreadableException($"The text is nested too deeply: more than {MostOpen} elements are open at the same time.");
            }
        }
    }

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

    // Without those that never have an end tag, or that end where the next one starts.
    [GeneratedRegex("</?(?!(?:p|li|dt|dd|td|th|tr|thead|tbody|tfoot|option|br|hr|img|input|col|wbr|area|base|embed|link|meta|source|track|param)[\\s/>])[a-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
