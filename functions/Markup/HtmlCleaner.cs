using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Newsroom.Content;
using Newsroom.Reading;

namespace Newsroom.Markup;

/// <summary>
/// Makes HTML safe to show: no scripts, handlers, styles, forms, frames, or links other than to the web and to mail addresses.
/// </summary>
public sealed partial class HtmlCleaner
{
    private static readonly string[] Attributes =
    [
        "abbr", "alt", "cite", "colspan", "datetime", "dir", "height", "href", "id", "lang", "open", "reversed", "rowspan", "scope", "src",
            "start", "title",
        "width",
    ];

    private static readonly string[] AddressAttributes = ["href", "src", "cite"];

    // Made for the first text: many processes only answer readers.
    private readonly Lazy<HtmlSanitizer> _sanitizer = new(() => new HtmlSanitizer(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(HtmlElements.Allowed, StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(LinkSchemes.Allowed, StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(AddressAttributes, StringComparer.OrdinalIgnoreCase),
    }));

    private readonly Lazy<HtmlParser> _parser = new(() => new HtmlParser());

    /// <summary>Elements inside each other: more than any article has, and few enough for recursive methods.</summary>
    private const int MaxDepth = 200;

    /// <summary>Child nodes of one element: the sanitizer's time grows with the square of their number.</summary>
    private const int MaxSiblings = 30_000;

    /// <summary>The body of the cleaned document. Elements that an article does not have lose their tags and keep their text.</summary>
    /// <param name="html">A fragment or a document.</param>
    /// <param name="cut">Takes the text of elements that are dropped with their content.</param>
    /// <param name="warnings">Takes the addresses that are left out.</param>
    /// <exception cref="UnreadableException">It is nested too deeply, or in too many pieces.</exception>
    public IElement Clean(string html, ICollection<string>? cut = null, ICollection<string>? warnings = null)
    {
        var document = Open(StrayTags.Escape(html));
        if (warnings is not null)
        {
            RefusedAddresses.Report(document.Body!, warnings);
        }

        var filter = new ElementFilter(cut);
        filter.Drop(document.Head!);
        if (ElementFilter.Changes(document.Body!))
        {
            document = Open(filter.Write(document.Body!));
        }

        Anchors.MakeUnique(document.Body!);
        var clean = _sanitizer.Value.SanitizeDom(document, document.Body).Body!;
        EncodeAddresses(clean);
        return Parse(HtmlWriter.Inner(clean));
    }

    /// <summary>A document that is not cleaned, but safe for recursive methods.</summary>
    /// <exception cref="UnreadableException">It is nested too deeply.</exception>
    public IHtmlDocument Open(string html)
    {
        html = Unwanted().Replace(html, "");
        OpenElements.Check(html);
        var document = _parser.Value.ParseDocument(html);
        RefuseExcess(document.Body!);
        return document;
    }

    /// <summary>Parses HTML that is already clean.</summary>
    public IElement Parse(string html) => _parser.Value.ParseDocument(html).Body!;

    private static void EncodeAddresses(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("[href], [src], [cite]"))
        {
            foreach (var name in AddressAttributes)
            {
                if (element.GetAttribute(name) is { } written && EncodedAddress.Of(written) is var address && address != written)
                {
                    element.SetAttribute(name, address);
                }
            }
        }
    }

    // Not from sibling to sibling: the DOM searches all siblings for each step.
    private static void RefuseExcess(INode node, int depth = 0)
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
            RefuseExcess(child, depth + 1);
        }
    }

    // Code points that are no characters, and those that turn the direction of all text after them.
    [GeneratedRegex("[\u202D\u202E\uFFFE\uFFFF]|&#(?:x0{0,9}(?:fffe|ffff|202[de])|0{0,9}(?:6553[45]|823[78]))(?:;|(?![0-9a-f]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unwanted();
}
