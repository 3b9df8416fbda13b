using Newsroom.Content;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>Reads the content lines of a calendar (RFC 5545, 3.1).</summary>
internal static class CalendarLines
{
    private const int MaxLength = 200_000;

    /// <summary>The unfolded lines, without their line breaks.</summary>
    /// <param name="warnings">Receives problems of the text encoding.</param>
    /// <exception cref="UnreadableException">A line is too long, or the file is not text.</exception>
    public static IReadOnlyList<string> Unfold(ReadOnlyMemory<byte> content, ICollection<string> warnings)
    {
        // Lines are folded between bytes, perhaps inside a UTF-8 character, so they are unfolded before decoding. In UTF-16, which has
        // zero bytes, they are unfolded after decoding.
        var bytes = content.Span.Contains((byte)0) ? content : Unfold(content.Span);
        var lines = TextDecoder.Decode(bytes.Span, warnings)
            .Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Array.FindIndex(lines, line => line.Length > MaxLength) is var tooLong and >= 0
            ? throw new UnreadableException(
                $"The calendar has a line of more than {MaxLength:N0} characters: '{TextLimits.Shorten(lines[tooLong], 40)}'.")
            : lines;
    }

    private static ReadOnlyMemory<byte> Unfold(ReadOnlySpan<byte> folded)
    {
        var lines = new byte[folded.Length];
        var length = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var feed = folded[i] == '\r' && i + 1 < folded.Length && folded[i + 1] == '\n' ? i + 1 : folded[i] == '\n' ? i : -1;
            if (feed >= 0 && feed + 1 < folded.Length && folded[feed + 1] is (byte)' ' or (byte)'\t')
            {
                i = feed + 1;
            }
            else
            {
                lines[length++] = folded[i];
            }
        }

        return lines.AsMemory(0, length);
    }
}
