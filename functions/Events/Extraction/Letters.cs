using System.Text;

namespace Newsroom.Events.Extraction;

/// <summary>Removes case and accents from letters. The length of a text does not change, so positions remain valid.</summary>
internal static class Letters
{
    private static readonly char[] Accented = [.. Enumerable.Range(0xC0, 0x250 - 0xC0).Select(c =>
        char.ToLowerInvariant(((char)c).ToString().Normalize(NormalizationForm.FormD)[0]))];

    /// <summary>The first character of the Unicode block Arabic.</summary>
    public const char FirstArabic = '\u0600';

    private const char LastArabic = '\u06FF';

    public static bool IsArabic(char c) => c is >= FirstArabic and <= LastArabic;

    /// <summary>The letter in lower case, without its accent.</summary>
    public static char Fold(char c) =>
        c < 0xC0 ? char.ToLowerInvariant(c) : c < 0x250 ? Accented[c - 0xC0] : char.ToLowerInvariant(c);

    /// <summary>The text in lower case, without accents. It has the same length.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, text) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(text[i]);
        }
    });
}
