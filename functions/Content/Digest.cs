using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Content;

/// <summary>SHA-256 digests as text: in ids, keys and versions.</summary>
internal static class Digest
{
    /// <summary>SHA-256 of the text (UTF-8) in base32 (RFC 4648 alphabet, lower case, no padding): 52 characters.</summary>
    public static string Of(string text)
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
