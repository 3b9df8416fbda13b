using System.Globalization;
using System.Text;

namespace Newsroom.Content;

/// <summary>
/// Addresses that editors wrote, as they go out: nothing in them ends or breaks them where they stand, be it in HTML, in a header or in
/// a line of text. They lead where a browser takes them as they were written (https://url.spec.whatwg.org).
/// </summary>
internal static class EncodedAddress
{
    private const string Unsafe = "\"<>\\^`{|}";

    /// <summary>
    /// The address with blanks, quotation marks, brackets, controls, and percent signs that encode nothing, encoded in UTF-8. What is
    /// encoded already stays, and so do letters of all scripts.
    /// </summary>
    public static string Of(string address)
    {
        var written = address.AsSpan().Trim();
        var encoded = new StringBuilder(written.Length);
        // A browser takes a backslash in a path of the web for a slash.
        var isPath = !HasOtherScheme(written);
        Span<byte> bytes = stackalloc byte[4];
        for (var at = 0; at < written.Length;)
        {
            _ = Rune.DecodeFromUtf16(written[at..], out var rune, out var length);
            var isEncoded = rune.Value != '%' || IsEncoded(written[at..]);
            at += length;
            isPath &= rune.Value is not ('?' or '#');
            if (rune.Value is '\t' or '\n' or '\r')
            {
                continue;
            }

            if (rune.Value == '\\' && isPath)
            {
                encoded.Append('/');
            }
            else if (isEncoded && IsSafe(rune))
            {
                encoded.Append(rune.ToString());
            }
            else
            {
                foreach (var one in bytes[..rune.EncodeToUtf8(bytes)])
                {
                    encoded.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
                }
            }
        }

        return encoded.ToString();
    }

    private static bool HasOtherScheme(ReadOnlySpan<char> address) =>
        address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);

    private static bool IsEncoded(ReadOnlySpan<char> percent) =>
        percent.Length > 2 && char.IsAsciiHexDigit(percent[1]) && char.IsAsciiHexDigit(percent[2]);

    private static bool IsSafe(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && !(rune.IsAscii && Unsafe.Contains((char)rune.Value, StringComparison.Ordinal));
}
