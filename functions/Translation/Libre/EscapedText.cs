using System.Text.RegularExpressions;

namespace Newsroom.Translation.Libre;

/// <summary>
/// LibreTranslate resolves character references in its responses, whether or not they are HTML: escaped text comes back as if it were
/// markup.
/// </summary>
internal static partial class EscapedText
{
    /// <summary>Escapes each <c>&lt;</c> that does not begin an element of the source.</summary>
    public static string Restore(string source, string answer)
    {
        var elements = Tag().Matches(source).Select(tag => tag.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return LessThan().Replace(answer, sign => elements.Contains(sign.Groups[1].Value) ? sign.Value : $"&lt;{sign.Value[1..]}");
    }

    [GeneratedRegex("</?([A-Za-z][A-Za-z0-9]*)")]
    private static partial Regex Tag();

    [GeneratedRegex("<(?:/?([A-Za-z][A-Za-z0-9]*))?")]
    private static partial Regex LessThan();
}
