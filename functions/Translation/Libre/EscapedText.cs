using System.Text.RegularExpressions;

namespace Newsroom.Translation.Libre;

/// <summary>
/// LibreTranslate resolves character references in what it answers, HTML or not: text that was escaped comes back as if it were markup.
/// </summary>
internal static partial class EscapedText
{
    /// <summary>Escapes what begins no element of the question.</summary>
    public static string Restore(string question, string answer)
    {
        var elements = Tag().Matches(question).Select(tag => tag.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return LessThan().Replace(answer, sign => elements.Contains(sign.Groups[1].Value) ? sign.Value : $"&lt;{sign.Value[1..]}");
    }

    [GeneratedRegex("</?([A-Za-z][A-Za-z0-9]*)")]
    private static partial Regex Tag();

    [GeneratedRegex("<(?:/?([A-Za-z][A-Za-z0-9]*))?")]
    private static partial Regex LessThan();
}
