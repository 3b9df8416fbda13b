using System.Text;
using System.Xml.Linq;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Translation.Xliff;

/// <summary>Converts text with codes to HTML, with the original data of a unit. The result is not safe to show yet.</summary>
internal sealed class InlineReader
{
    /// <summary>Max depth of nested codes: more than any text has, and small enough for recursive methods.</summary>
    private const int MaxDepth = 200;

    private readonly string _unit;
    private readonly bool _isPlain;
    private readonly Dictionary<string, string> _data;
    private readonly Dictionary<string, (string Start, string End)> _codes = new(StringComparer.Ordinal);

    /// <param name="unit">A <c>unit</c> element.</param>
    /// <param name="isPlain">Whether its text has no markup, as in a title: then codes are ignored.</param>
    public InlineReader(XElement unit, bool isPlain)
    {
        (_unit, _isPlain) = (unit.Attribute("id")?.Value ?? "", isPlain);
        _data = unit.Elements(XliffNames.OriginalData).Elements(XliffNames.Data)
            .GroupBy(data => data.Attribute("id")?.Value ?? "")
            .ToDictionary(group => group.Key, group => Text(group.First()), StringComparer.Ordinal);
        foreach (var code in unit.Descendants(XliffNames.Source).Descendants().Where(code => code.Attribute("id") is not null))
        {
            _codes.TryAdd(code.Attribute("id")!.Value, (
                Find(code, "dataRef") ?? Find(code, "dataRefStart") ?? "",
                Find(code, "dataRefEnd") ?? ""));
        }

        foreach (var end in unit.Descendants(XliffNames.Source).Descendants(XliffNames.EndCode))
        {
            if (end.Attribute("startRef")?.Value is { } start && _codes.TryGetValue(start, out var code))
            {
                _codes[start] = code with { End = Find(end, "dataRef") ?? "" };
            }
        }
    }

    /// <param name="content">A <c>source</c> or a <c>target</c>.</param>
    /// <exception cref="UnreadableException">It has a code that the original does not have.</exception>
    public string Read(XElement content)
    {
        var written = new StringBuilder();
        Append(content, written, depth: 0);
        return written.ToString();
    }

    /// <summary>The text of a <c>source</c> or <c>target</c> without its codes.</summary>
    public static string Text(XElement content) => string.Concat(content.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement element when element.Name == XliffNames.CodePoint => XliffText.Character(element) ?? "",
        _ => "",
    }));

    private void Append(XElement content, StringBuilder written, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new UnreadableException($"Unit {_unit} is nested too deeply: codes stand more than {MaxDepth} deep inside each other.");
        }

        foreach (var node in content.Nodes())
        {
            switch (node)
            {
                case XText text:
                    written.Append(HtmlText.Escape(text.Value));
                    break;
                case XElement code:
                    Append(code, code.Name, written, depth + 1);
                    break;
            }
        }
    }

    private void Append(XElement code, XName name, StringBuilder written, int depth)
    {
        if (name == XliffNames.PairedCode)
        {
            written.Append(Tag(code, "dataRefStart", codes => codes.Start));
            Append(code, written, depth);
            written.Append(Tag(code, "dataRefEnd", codes => codes.End));
        }
        else if (name == XliffNames.Placeholder || name == XliffNames.StartCode)
        {
            written.Append(Tag(code, "dataRef", codes => codes.Start));
        }
        else if (name == XliffNames.EndCode)
        {
            written.Append(Tag(code, "dataRef", codes => codes.End));
        }
        else if (name == XliffNames.Marker)
        {
            Append(code, written, depth);
        }
        else if (name == XliffNames.CodePoint)
        {
            written.Append(HtmlText.Escape(XliffText.Character(code) ?? throw InvalidCharacter(code)));
        }
        else if (name != XliffNames.StartMarker && name != XliffNames.EndMarker)
        {
            throw new UnreadableException($"Unit {_unit} has an element <{name.LocalName}> in its text, where XLIFF has none.");
        }
    }

    /// <summary>The tag that a code stands for: its own data, or that of the same code in the original.</summary>
    private string Tag(XElement code, string reference, Func<(string Start, string End), string> side)
    {
        var tag = Find(code, reference)
            ?? (Id(code) is { } id && _codes.TryGetValue(id, out var known) ? side(known) : throw Unknown(code));
        return _isPlain ? "" : tag;
    }

    // A copy of a code has its own id and names the code; an end names its beginning.
    private static string? Id(XElement code) => (code.Attribute("startRef") ?? code.Attribute("copyOf") ?? code.Attribute("id"))?.Value;

    private string? Find(XElement code, string reference) =>
        code.Attribute(reference)?.Value is not { } id ? null : _data.GetValueOrDefault(id) ?? throw Unknown(code);

    private UnreadableException InvalidCharacter(XElement code) =>
        new($"Unit {_unit} has a character that is none: hex=\"{code.Attribute("hex")?.Value}\".");

    private UnreadableException Unknown(XElement code) => new(
        $"Unit {_unit} has a code that the original has not: <{code.Name.LocalName} id=\"{Id(code)}\">. "
        + "Codes can be moved or left out, not made.");
}
