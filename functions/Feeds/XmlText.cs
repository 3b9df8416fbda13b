using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Feeds;

/// <summary>Text that XML 1.0 can hold, and that readers of feeds take for what it is.</summary>
internal static partial class XmlText
{
    /// <summary>Nothing to see, and no word ends there.</summary>
    private const string WordJoiner = "\u2060";

    /// <summary>
    /// The text without control characters, broken surrogates and what is no character, which no escape makes legal; nor those that stand for letters
    /// which were lost in another encoding.
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
    /// Text for RSS, whose readers take it for HTML where it looks so: what looks like a tag or an entity is broken up by an invisible character.
    /// </summary>
    public static string PlainForRss(string text) => Entities().Replace(Tags().Replace(Clean(text), $"<{WordJoiner}"), match =>
        match.Value[1] == '#' || WebUtility.HtmlDecode($"{match.Value};") != $"{match.Value};" ? $"&{WordJoiner}{match.Value[1..]}" : match.Value);

    /// <summary>Text as HTML.</summary>
    public static string ToHtml(string text) => Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    // U+FFFD also stands for half a surrogate pair.
    private static bool IsRefused(char letter) =>
        letter is (< '\u0020' and not ('\t' or '\n' or '\r')) or (>= '\u007F' and <= '\u009F') or '\uFFFD';

    [GeneratedRegex("<(?=[/A-Za-z!?])")]
    private static partial Regex Tags();

    [GeneratedRegex("&#?[0-9A-Za-z]+")]
    private static partial Regex Entities();
}
