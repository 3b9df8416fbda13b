using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html;
using Newsroom.Markup;

namespace Newsroom.Translation.Xliff;

/// <summary>
/// The inline elements of a unit: converts HTML to text with codes (XLIFF 2.1, 4.7.2). The tags are stored in the unit's original data, so
/// that they can be restored unchanged.
/// </summary>
internal sealed class InlineCodes(HtmlCleaner html)
{
    private readonly Dictionary<string, string> _data = new(StringComparer.Ordinal);
    private ILookup<string, string> _unmatched = Array.Empty<string>().ToLookup(tag => tag);
    private int _count;

    /// <summary>The tags with their ids.</summary>
    public IEnumerable<(string Id, string Tag)> Data => _data.Select(tag => (tag.Value, tag.Key));

    /// <summary>The content of a <c>source</c>. Each element gets an id that is unique in the unit (4.3.1.21).</summary>
    public IEnumerable<XNode> Source(string fragment)
    {
        var codes = new List<(string Tag, string Id)>();
        List<XNode> nodes = [.. Contents(Parse(fragment), tag =>
        {
            var id = NextId();
            codes.Add((tag, id));
            return id;
        })];
        _unmatched = codes.ToLookup(code => code.Tag, code => code.Id);
        return nodes;
    }

    /// <summary>The content of the <c>target</c> of the last source: the same elements have the same ids, others new ones.</summary>
    public IEnumerable<XNode> Target(string fragment)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. Contents(Parse(fragment), tag =>
        {
            var count = used.GetValueOrDefault(tag);
            used[tag] = count + 1;
            return _unmatched[tag].ElementAtOrDefault(count) ?? NextId();
        })];
    }

    // After the start tag, white space at the beginning belongs to the body.
    private IElement Parse(string fragment) => html.Parse($"<body>{fragment}");

    private IEnumerable<XNode> Contents(INode parent, Func<string, string> idOf)
    {
        foreach (var child in parent.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    foreach (var node in XliffText.Nodes(text.Data))
                    {
                        yield return node;
                    }

                    break;
                case IElement element:
                    yield return Code(element, idOf);
                    break;
            }
        }
    }

    private XElement Code(IElement element, Func<string, string> idOf)
    {
        var isVoid = element.Flags.HasFlag(NodeFlags.SelfClosing);
        var tag = HtmlMarkupFormatter.Instance.OpenTag(element, isVoid);
        var id = idOf(tag);
        return isVoid
            ? new XElement(XliffNames.Placeholder, new XAttribute("id", id), new XAttribute("dataRef", DataId(tag)), TypeOf(element))
            : new XElement(
                XliffNames.PairedCode,
                new XAttribute("id", id),
                new XAttribute("dataRefStart", DataId(tag)),
                new XAttribute("dataRefEnd", DataId(HtmlMarkupFormatter.Instance.CloseTag(element, selfClosing: false))),
                TypeOf(element),
                Contents(element, idOf).ToList());
    }

    /// <summary>The types that translation programs can show (4.3.1.40, 4.3.1.36).</summary>
    private static XAttribute[] TypeOf(IElement element) => element.LocalName switch
    {
        "a" => [new("type", "link")],
        "img" => [new("type", "image")],
        "q" => [new("type", "quote")],
        "br" => [new("type", "fmt"), new("subType", "xlf:lb")],
        "b" or "strong" => [new("type", "fmt"), new("subType", "xlf:b")],
        "i" or "em" => [new("type", "fmt"), new("subType", "xlf:i")],
        "u" => [new("type", "fmt"), new("subType", "xlf:u")],
        _ => [new("type", "fmt")],
    };

    private string NextId() => $"{++_count}";

    private string DataId(string tag)
    {
        if (!_data.TryGetValue(tag, out var id))
        {
            _data[tag] = id = $"d{_data.Count + 1}";
        }

        return id;
    }
}
