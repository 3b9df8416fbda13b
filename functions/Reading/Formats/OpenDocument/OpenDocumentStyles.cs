using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static Newsroom.Reading.Formats.OpenDocument.OpenDocumentNames;

namespace Newsroom.Reading.Formats.OpenDocument;

/// <summary>
/// The styles of a document (OpenDocument 1.3, part 3, 16). A property that a style does not set comes from its parent. Programs write
/// direct formatting as automatic styles.
/// </summary>
internal sealed partial class OpenDocumentStyles
{
    private const int MaxChain = 20;
    private const int MaxLevel = 10;

    /// <summary>The minimum font size of a headline that is not bold, in points.</summary>
    private const double MinLargeSize = 16;

    private readonly Dictionary<(string Family, string Name), XElement> _styles = [];
    private readonly Dictionary<(string Name, int Level), bool> _ordered = [];

    public OpenDocumentStyles(IEnumerable<XElement> holders)
    {
        foreach (var style in holders.SelectMany(holder => holder.Elements()))
        {
            var name = style.Attribute(Style + "name")?.Value ?? "";
            if (style.Name == Style + "style")
            {
                _styles.TryAdd((style.Attribute(Style + "family")?.Value ?? "", name), style);
            }
            else if (style.Name == Text + "list-style")
            {
                foreach (var level in style.Elements())
                {
                    _ordered.TryAdd((name, level.Count(Text + "level")), level.Name.LocalName == "list-level-style-number"
                        && !string.IsNullOrEmpty(level.Attribute(Style + "num-format")?.Value));
                }
            }
        }
    }

    /// <summary>Whether the style is that of a title.</summary>
    public bool IsTitle(string? name) => Names(name).Any(one => Title().IsMatch(one));

    /// <summary>Whether the style is that of a line of the table of contents.</summary>
    public bool IsContents(string? name) => Names(name).Any(one => one.StartsWith("Contents_20_", StringComparison.Ordinal));

    /// <summary>Whether the style is that of the caption of a picture.</summary>
    public bool IsCaption(string? name) => Names(name).Any(one => one is "Caption" or "Illustration" or "Figure" or "Drawing");

    /// <summary>The level of a heading style, 1 for the highest; null for a style of text.</summary>
    public int? HeadingLevel(string? name) =>
        Names(name).Select(one => Heading().Match(one)).FirstOrDefault(match => match.Success) is { } heading
        && int.TryParse(heading.Groups["level"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var level)
        && level is > 0 and <= MaxLevel ? level : null;

    /// <summary>Whether a level of a list has numbers.</summary>
    public bool IsOrdered(string? list, int level) => list is not null && _ordered.GetValueOrDefault((list, level + 1));

    /// <summary>The list of a paragraph style; null for none.</summary>
    public string? List(string? name) => Chain("paragraph", name).Select(style => style.Attribute(Style + "list-style-name")?.Value)
        .FirstOrDefault(list => list is not null);

    public bool? IsBold(string family, string? name) => Property(family, name, Formatting + "font-weight") is { } weight
        ? weight is "bold" or "600" or "700" or "800" or "900" : null;

    /// <summary>Whether the formatting itself is bold, and not the style that it is based on.</summary>
    public bool IsBoldByItself(string family, string? name) =>
        Chain(family, name).Take(1).Any(style => style.Parent?.Name.LocalName == "automatic-styles"
            && style.Element(Style + "text-properties")?.Attribute(Formatting + "font-weight")?.Value is "bold" or "700");

    public bool? IsItalic(string family, string? name) => Property(family, name, Formatting + "font-style") is { } style
        ? style is "italic" or "oblique" : null;

    public bool IsItalicByItself(string family, string? name) =>
        Chain(family, name).Take(1).Any(style => style.Parent?.Name.LocalName == "automatic-styles"
            && style.Element(Style + "text-properties")?.Attribute(Formatting + "font-style")?.Value is "italic");

    public bool IsHidden(string family, string? name) => Property(family, name, Text + "display") is "none";

    public bool IsLarge(string family, string? name) =>
        Property(family, name, Formatting + "font-size") is [.., 'p', 't'] size
        && double.TryParse(size.AsSpan(0, size.Length - 2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points)
        && points >= MinLargeSize;

    /// <summary>The HTML element for superscript or subscript; null for neither.</summary>
    public string? Script(string? name) => Property("text", name, Style + "text-position")?.Trim() switch
    {
        ['s', 'u', 'p', 'e', 'r', ..] => "sup",
        ['s', 'u', 'b', ..] => "sub",
        ['-', ..] => "sub",
        [>= '1' and <= '9', ..] => "sup",
        _ => null,
    };

    private string? Property(string family, string? name, XName property) => Chain(family, name)
        .Select(style => style.Element(Style + "text-properties")?.Attribute(property)?.Value).FirstOrDefault(value => value is not null);

    private IEnumerable<string> Names(string? name) => name is null ? []
        : Chain("paragraph", name).SelectMany(style => new[]
        {
            style.Attribute(Style + "name")?.Value, style.Attribute(Style + "display-name")?.Value,
            style.Attribute(Style + "parent-style-name")?.Value,
        }).OfType<string>().Prepend(name);

    private IEnumerable<XElement> Chain(string family, string? name)
    {
        for (var i = 0; i < MaxChain && name is not null && _styles.TryGetValue((family, name), out var style); i++)
        {
            yield return style;
            name = style.Attribute(Style + "parent-style-name")?.Value;
        }
    }

    [GeneratedRegex("^(?:heading|titre|t[íi]tulo|überschrift|titolo)(?:_20_| )(?<level>[0-9]{1,2})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex("^(?:title|titre(?:_20_| )principal|titre|t[íi]tulo)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
