using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Formats.Rtf;

/// <summary>The names of paragraph styles, by their numbers: they say what is a heading.</summary>
internal sealed partial class RtfStyles
{
    /// <summary>The minimum font size of a headline that is not bold, in half points.</summary>
    public const int MinLargeSize = 32;

    private const int MaxName = 200;

    private readonly Dictionary<int, StringBuilder> _names = [];
    private int? _style;

    /// <summary>A word of the table of styles.</summary>
    public void Define(RtfToken token) => _style = token.Word switch
    {
        "s" => token.Number,
        "cs" or "ds" or "ts" => null,
        _ => _style,
    };

    /// <summary>A part of the name of the style.</summary>
    public void Name(string text)
    {
        if (_style is { } style)
        {
            var name = _names.TryGetValue(style, out var begun) ? begun : _names[style] = new StringBuilder();
            if (name.Length < MaxName)
            {
                name.Append(text);
            }
        }
    }

    /// <summary>The level of a heading, 0 for a title; null for text.</summary>
    public int? Level(int style)
    {
        if (!_names.TryGetValue(style, out var written))
        {
            return null;
        }

        var name = written.ToString().Split(';')[0].Trim();
        return Title().IsMatch(name) ? 0
            : Heading().Match(name) is { Success: true } match ? match.Groups["level"].ValueSpan[0] - '0' : null;
    }

    [GeneratedRegex("^(?:title|titre|t[íi]tulo|titolo|titel)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex("^(?:heading|titre|t[íi]tulo|titolo|überschrift)[ _]?(?<level>[1-9])$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
