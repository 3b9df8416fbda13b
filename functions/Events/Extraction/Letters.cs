using System.Text;

namespace Newsroom.Events.Extraction;

/// <summary>Letters without case and accents.</summary>
internal static class Letters
{
    private static readonly char[] Accented = [.. Enumerable.Range(0xC0, 0x250 - 0xC0).Select(c =>
        char.ToLowerInvariant(((char)c).ToString().Normalize(NormalizationForm.FormD)[0]))];

    /// <summary>Where the letters of Arabic begin.</summary>
    public const char FirstArabic = '\u0600';

    private const char LastArabic = '\u06FF';

    public static bool IsArabic(char c) => c is >= FirstArabic and <= LastArabic;

    public static char Fold(char c) =>
        c < 0xC0 ? char.ToLowerInvariant(c) : c < 0x250 ? Accented[c - 0xC0] : char.ToLowerInvariant(c);

    public static string Fold(string text) => string.Create(text.Length, text, static (folded, text) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(text[i]);
        }
    });
}
