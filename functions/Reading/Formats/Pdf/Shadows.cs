namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Letters that are drawn twice, one a little beside the other, to look bold or to throw a shadow.</summary>
internal static class Shadows
{
    /// <summary>In sizes of the type: how far a letter stands from its shadow at most.</summary>
    private const double MaxOffset = 0.15;

    /// <summary>The letters, each of them once.</summary>
    public static IEnumerable<Glyph> Cut(IReadOnlyList<Glyph> glyphs)
    {
        var drawn = new Dictionary<(string Text, int X, int Y), Glyph>();
        foreach (var glyph in glyphs)
        {
            // A stroke that makes an Arabic word longer is drawn several times, one a little beside the other.
            if (string.IsNullOrWhiteSpace(glyph.Text) || glyph.Text is [Letters.Stroke])
            {
                yield return glyph;
                continue;
            }

            var (x, y) = Cell(glyph);
            if (!Around(glyph.Text, x, y).Any(cell => drawn.TryGetValue(cell, out var other) && IsShadow(glyph, other)))
            {
                drawn[(glyph.Text, x, y)] = glyph;
                yield return glyph;
            }
        }
    }

    // A cell is as large as the offset, so that what is near stands in the same cell or in the next.
    private static (int X, int Y) Cell(Glyph glyph)
    {
        var size = MaxOffset * Math.Max(1, Math.Round(glyph.Size));
        return ((int)Math.Clamp(glyph.X / size, -1e8, 1e8), (int)Math.Clamp(glyph.Y / size, -1e8, 1e8));
    }

    private static IEnumerable<(string Text, int X, int Y)> Around(string text, int x, int y)
    {
        for (var at = 0; at < 9; at++)
        {
            yield return (text, x - 1 + (at % 3), y - 1 + (at / 3));
        }
    }

    private static bool IsShadow(Glyph glyph, Glyph other) =>
        Math.Abs(glyph.Size - other.Size) < 0.05 * other.Size
        && Math.Abs(glyph.X - other.X) <= MaxOffset * other.Size && Math.Abs(glyph.Y - other.Y) <= MaxOffset * other.Size;
}
