using System.Text;

namespace Newsroom.Events;

/// <summary>
/// Folding of content lines (RFC 5545, 3.1): at most 75 octets each. The library counts characters, and tears those apart that are
/// two for it.
/// </summary>
internal static class ContentLines
{
    private const int MaxOctets = 75;
    private const string Fold = "\r\n ";

    /// <summary>The same lines in UTF-8, folded between characters.</summary>
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
        // The line break does not count; the space of a continuation does.
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
