using System.Text;
using Newsroom.Content;

namespace Newsroom.Storage;

/// <summary>Keys of Table Storage: what it forbids in them, and the ways we sort.</summary>
/// <remarks>Forbidden are <c>/ \ # ?</c> and the control characters U+0000–1F and U+007F–9F; a key holds at most 1 KiB (512 UTF-16 units).</remarks>
public static class TableKey
{
    private const int Longest = 400;

    /// <summary>
    /// A key that stands for any text: readable where it can be, forbidden characters as <c>!</c> and four hexadecimal digits,
    /// a digest instead of the end where it would be too long. Different texts have different keys.
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

        return escaped.Length <= Longest
            ? escaped.ToString()
            : $"{escaped.ToString(0, Longest - 32)}!~{Digest.Of(text)[..26]}";
    }
}
