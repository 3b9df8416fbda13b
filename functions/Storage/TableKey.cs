using System.Security.Cryptography;
using System.Text;

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
            : $"{escaped.ToString(0, Longest - 32)}!~{Digest(text)[..26]}";
    }

    /// <summary>A time as 19 digits that sort newest first.</summary>
    public static string NewestFirst(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", null);

    /// <summary>SHA-256 of the text in base32 (RFC 4648 alphabet, lower case, no padding): 52 characters.</summary>
    public static string Digest(string text)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create((hash.Length * 8 + 4) / 5, hash, static (digits, bytes) =>
        {
            for (var i = 0; i < digits.Length; i++)
            {
                var bit = i * 5;
                var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
                digits[i] = alphabet[(pair >> (11 - bit % 8)) & 31];
            }
        });
    }
}
