using System.Text;
using Newsroom.Content;

namespace Newsroom.Storage;

/// <summary>Keys of Table Storage.</summary>
/// <remarks>
/// They must not contain <c>/ \ # ?</c> or the control characters U+0000–1F and U+007F–9F. A key holds at most 1 KiB (512 UTF-16 units).
/// </remarks>
internal static class TableKey
{
    private const int MaxLength = 400;

    /// <summary>
    /// Makes a key from any text: readable where possible, with forbidden characters as <c>!</c> and four hexadecimal digits, and with a
    /// digest instead of the end if it would be too long. Different texts have different keys.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c is '/' or '\\' or '#' or '?' or '!' or '%' or '\'' || char.IsControl(c) || char.IsSurrogate(c)
                ? escaped.Append('!').Append(((int)c).ToString("x4", null))
                : escaped.Append(c);
        }

        return escaped.Length <= MaxLength
            ? escaped.ToString()
            : $"{escaped.ToString(0, MaxLength - 32)}!~{Digest.Of(text)[..26]}";
    }
}
