using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Feeds;

/// <summary>Text that is legal in XML 1.0, and that readers of feeds show as it is.</summary>
internal static partial class XmlText
{
    /// <summary>An invisible character that does not end a word.</summary>
    private const string WordJoiner = "\u2060";

    /// <summary>
    /// The text without control characters, broken surrogates and noncharacters, which are illegal even when escaped,
    /// and without replacement characters (letters that were lost in another encoding).
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF') && !text.Any(IsRefused))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!(rune.IsBmp && IsRefused((char)rune.Value)) && (rune.Value & 0xFFFE) != 0xFFFE)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    /// <summary>
    /// Text for RSS. Its readers parse text that looks like HTML: an invisible character breaks up what looks like a tag or an entity.
    /// </summary>
    public static string PlainForRss(string text) => Entities().Replace(
        Tags().Replace(Clean(text), $"<{WordJoiner}"),
        match => IsEntity(match.Value) ? $"&{WordJoiner}{match.Value[1..]}" : match.Value);

    /// <summary>Text as HTML.</summary>
    public static string ToHtml(string text) => Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static bool IsEntity(string text) => text[1] == '#' || WebUtility.HtmlDecode($"{text};") != $"{text};";

    // U+FFFD is also the replacement for half a surrogate pair.
    private static bool IsRefused(char letter) =>
        letter is (< '\u0020' and not ('\t' or '\n' or '\r')) or (>= '\u007F' and <= '\u009F') or '\uFFFD';

    [GeneratedRegex("<(?=[/A-Za-z!?])")]
    private static partial Regex Tags();

    [GeneratedRegex("&#?[0-9A-Za-z]+")]
    private static partial Regex Entities();
}
