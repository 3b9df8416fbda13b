using Newsroom.Content;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>The lines of a calendar (RFC 5545, 3.1), with those put together again that were folded.</summary>
internal static class CalendarLines
{
    private const int MaxLength = 200_000;

    /// <exception cref="UnreadableException">A line is too long, or the file is no text.</exception>
    public static IReadOnlyList<string> Unfold(ReadOnlyMemory<byte> content, ICollection<string> warnings)
    {
        // Lines are folded by bytes: through the middle of a letter, if it comes so. UTF-16 has a zero before or after each.
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
