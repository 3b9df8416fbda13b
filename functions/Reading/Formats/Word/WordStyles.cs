using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Newsroom.Reading.Formats.Word;

/// <summary>
/// The styles of a document (ECMA-376, 17.7). A property that a style does not set comes from the style on which it is based.
/// </summary>
internal sealed partial class WordStyles
{
    private const int MaxChain = 20;
    private const int MaxLevel = 9;

    private readonly Dictionary<string, Style> _styles;

    public WordStyles(Styles? styles)
    {
        _styles = (styles?.Elements<Style>() ?? [])
            .Where(style => !string.IsNullOrEmpty(style.StyleId?.InnerText))
            .DistinctBy(style => style.StyleId!.InnerText)
            .ToDictionary(style => style.StyleId!.InnerText!);
    }

    /// <summary>Whether the style is that of a title.</summary>
    public bool IsTitle(string? id) => Names(id).Any(name => Title().IsMatch(name));

    /// <summary>Whether the style is that of a line of the table of contents.</summary>
    public bool IsContents(string? id) => Names(id).Any(name => Contents().IsMatch(name));

    /// <summary>The level of a heading style, 1 for the highest; null for a style of text.</summary>
    public int? HeadingLevel(string? id)
    {
        if (id is not null && Level(id) is { } stated)
        {
            return stated;
        }

        foreach (var style in Chain(id))
        {
            if (Level(style.StyleName?.Val?.InnerText) is { } named)
            {
                return named;
            }

            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.InnerText is { } outline)
            {
                return OutlineLevel(outline);
            }
        }

        return null;
    }

    /// <summary>The heading level of an outline level (0 to 8); null for 9, which means text.</summary>
    public static int? OutlineLevel(string? outline) =>
        int.TryParse(outline, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level < MaxLevel ? level + 1 : null;

    public bool IsBold(string? id) => Toggles(id, properties => properties.Bold) ?? false;

    public bool IsItalic(string? id) => Toggles(id, properties => properties.Italic) ?? false;

    public bool IsHidden(string? id) => Toggles(id, properties => properties.Vanish) ?? false;

    /// <summary>The list of a style; null if it has none.</summary>
    public NumberingProperties? Numbering(string? id) =>
        Chain(id).Select(style => style.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(numbering => numbering is not null);

    private bool? Toggles(string? id, Func<StyleRunProperties, OnOffType?> property) =>
        Chain(id).Select(style => style.StyleRunProperties is { } properties ? property(properties).IsOn() : null)
            .FirstOrDefault(on => on is not null);

    /// <summary>The id of a style, its name, and the names of the styles on which it is based.</summary>
    public IEnumerable<string> Names(string? id) =>
        id is null ? [] : Chain(id).Select(style => style.StyleName?.Val?.InnerText).OfType<string>().Prepend(id);

    private IEnumerable<Style> Chain(string? id)
    {
        for (var i = 0; i < MaxChain && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.InnerText;
        }
    }

    private static int? Level(string? name) =>
        name is not null && Heading().Match(name) is { Success: true } match ? match.Groups["level"].ValueSpan[0] - '0' : null;

    // Word gives its own styles English names, and ids in the user's language without accents. Other programs translate both.
    [GeneratedRegex(
        "^(?:heading|titre|t[íi]?tulo|titolo|überschrift|berschrift|kop|rubrik|overskrift|otsikko|nagłówek|nagwek|заголовок)"
            + "[ _]?(?<level>[1-9])$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex("^(?:title|titre|t[íi]?tulo|puesto|titolo|titel|tytuł)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex("^(?:toc|tm|tdc|verzeichnis|sommario)[ _]?[1-9]$|^(?:toc heading|contents heading)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contents();
}
