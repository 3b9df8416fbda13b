using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Content;

/// <summary>SHA-256 digests as text: in ids, keys and versions.</summary>
internal static class Digest
{
    /// <summary>SHA-256 of the text (UTF-8) in base32 (RFC 4648 alphabet, lower case, no padding): 52 characters.</summary>
    public static string Of(string text) => Base32(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A digest in base32, as <see cref="Of"/> writes it.</summary>
    public static string Base32(byte[] hash)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz234567";
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
