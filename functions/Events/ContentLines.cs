using System.Text;

namespace Newsroom.Events;

/// <summary>
/// Folds content lines (RFC 5545, 3.1) to at most 75 octets. The library counts UTF-16 code units, and may cut a
/// character that has two of them.
/// </summary>
internal static class ContentLines
{
    private const int MaxOctets = 75;
    private const string Fold = "\r\n ";

    /// <summary>Encodes lines in UTF-8 and folds them between characters.</summary>
    /// <param name="lines">Lines that end with CR LF; they may be folded already.</param>
    public static byte[] Encode(string lines)
    {
        var whole = Encoding.UTF8.GetBytes(lines.Replace(Fold, "", StringComparison.Ordinal));
        using var folded = new MemoryStream(whole.Length + whole.Length / 32);
        for (var start = 0; start < whole.Length;)
        {
            var rest = whole.AsSpan(start);
            var end = rest.IndexOf("\r\n"u8) is >= 0 and var found ? found + 2 : rest.Length;
            WriteLine(folded, rest[..end]);
            start += end;
        }

        return folded.ToArray();
    }

    private static void WriteLine(MemoryStream output, ReadOnlySpan<byte> line)
    {
        // RFC 5545 does not count the line break at the end, but the space at the start of a continuation.
        for (var room = MaxOctets; line.Length - 2 > room; room = MaxOctets - 1)
        {
            var end = room;
            while (IsInsideCharacter(line[end]))
            {
                end--;
            }

            output.Write(line[..end]);
            output.Write("\r\n "u8);
            line = line[end..];
        }

        output.Write(line);
    }

    private static bool IsInsideCharacter(byte octet) => (octet & 0b1100_0000) == 0b1000_0000;
}
