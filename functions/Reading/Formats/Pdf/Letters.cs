using System.Text;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>What the letters of PDFs need before they are text.</summary>
internal static class Letters
{
    /// <summary>Tatweel: a stroke between Arabic letters, so that a line is full.</summary>
    public const char Stroke = '\u0640';

    /// <summary>Signs that fonts have in places of their own for bullets.</summary>
    private const string PrivateBullets = "\uF0B7\uF0A7\uF0D8\uF0FC\uF076\uF0A8\uF06E\uF0B6";

    /// <summary>Ligatures as letters, accents on their letters, bullets as such, and nothing that is no text.</summary>
    public static string Clean(string written)
    {
        var text = new StringBuilder(written.Length);
        foreach (var rune in written.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                >= 0xFB00 and <= 0xFB06 or (>= 0xFB50 and <= 0xFDCF) or (>= 0xFE70 and <= 0xFEFC) =>
                    text.Append(rune.ToString().Normalize(NormalizationForm.FormKC)),
                _ when PrivateBullets.Contains(rune.ToString(), StringComparison.Ordinal) => text.Append('•'),
                >= 0xE000 and <= 0xF8FF or 0xFEFF or 0x200B => text,
                _ when Rune.IsControl(rune) || rune == Rune.ReplacementChar || TextDecoder.IsUnwanted(rune) => text,
                _ => text.Append(rune),
            };
        }

        return WithoutStrokes(text.ToString().Normalize(NormalizationForm.FormC));
    }

    // At the end of a word it stands in abbreviations.
    private static string WithoutStrokes(string text) => !text.Contains(Stroke, StringComparison.Ordinal) ? text
        : string.Concat(text.Where((letter, at) => letter != Stroke || !text.AsSpan(at).ContainsAnyExcept(Stroke)));

    /// <summary>Whether a file does not say which letter a character is.</summary>
    /// <param name="character">What it says.</param>
    /// <param name="isGuess">Whether that is only the number of a sign in its font. A blank often has no more than that.</param>
    public static bool IsUnknown(string character, bool isGuess) => character.Length == 0
        || (isGuess ? !char.IsControl(character[0]) : character[0] is (>= '\uE000' and <= '\uF8FF') or '\uFFFD'
            && !PrivateBullets.Contains(character[0], StringComparison.Ordinal));

    /// <summary>Whether a line ends with a hyphen that may be there because the line is full.</summary>
    public static bool EndsWithHyphen(string line) =>
        line is [.., var letter, '-' or '\u2010' or '\u00AD'] && char.IsLetter(letter);

    public static bool BeginsInLowerCase(string line) => line.Length > 0 && char.IsLower(line[0]);

    /// <summary>Whether a sentence ends here.</summary>
    public static bool EndsSentence(string line) =>
        line.TrimEnd('"', '”', '»', '’', ')', ']', ' ') is [.., '.' or '!' or '?' or '…' or ':' or ';' or '。' or '؟'];

    /// <summary>Whether words follow each other without a blank: Chinese, Japanese.</summary>
    public static bool HasNoBlanks(char letter) =>
        letter is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60';
}
