using System.Globalization;
using System.Text;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// Arabic and Hebrew: a PDF says where letters stand, and not in which order they are read. A page of them is mirrored, so that what is
/// read first stands at the left, as on all other pages: its columns and paragraphs are found by the same rules. What runs the other way
/// in a line (numbers and Latin words there, Arabic words elsewhere) is turned when the letters become words.
/// </summary>
internal static class Direction
{
    private const string Brackets = "()[]{}<>«»‹›";

    /// <summary>The page as it is if most of its letters run to the right, and mirrored if most run to the left.</summary>
    public static PageText Normalize(PageText page)
    {
        var balance = page.Glyphs.Sum(glyph => Of(glyph.Text) switch { Run.Left => 1, Run.Right => -1, _ => 0 });
        return balance <= 0 ? page : page with
        {
            Glyphs = [.. Lines(page.Glyphs.Select(Mirror)).SelectMany(line => line.OrderBy(glyph => glyph.X))],
            Links = [.. page.Links.Select(link => link with { Left = -link.Right, Right = -link.Left })],
            IsMirrored = true,
        };
    }

    /// <summary>Turns what runs against a line.</summary>
    /// <param name="line">The letters of a line as they stand beside each other, from its beginning to its end.</param>
    /// <param name="isMirrored">Whether the line runs to the left.</param>
    public static void Turn(List<Letter> line, bool isMirrored)
    {
        var kinds = line.ConvertAll(letter => Of(letter.Glyph.Text));
        if (isMirrored)
        {
            TurnForeign(line, kinds, 0, line.Count - 1);
            return;
        }

        for (var from = kinds.IndexOf(Run.Left); from >= 0; from = kinds.IndexOf(Run.Left, from))
        {
            var to = from;
            for (var next = from + 1; next < kinds.Count && kinds[next] != Run.Right; next++)
            {
                to = kinds[next] == Run.Left ? next : to;
            }

            Reverse(line, from, to);
            kinds.Reverse(from, to - from + 1);
            TurnForeign(line, kinds, from, to);
            from = to + 1;
        }
    }

    /// <summary>Turns Latin words and numbers in what runs to the left, and the brackets between its own words.</summary>
    private static void TurnForeign(List<Letter> line, List<Run> kinds, int first, int last)
    {
        for (var from = first; from <= last; from++)
        {
            if (kinds[from] is not (Run.Right or Run.Number))
            {
                line[from] = Flip(line[from]);
                continue;
            }

            var to = from;
            for (var next = from + 1; next <= last && kinds[next] != Run.Left; next++)
            {
                var isNear = next - to <= 2 && !line[next].IsAfterBlank && !line[to + 1].IsAfterBlank;
                if (kinds[next] == Run.Right ? isNear || kinds[to] == Run.Right : kinds[next] == Run.Number && isNear)
                {
                    to = next;
                }
            }

            Reverse(line, from, to);
            from = to;
        }
    }

    private static void Reverse(List<Letter> line, int from, int to)
    {
        var run = line.GetRange(from, to - from + 1);
        for (var at = from; at <= to; at++)
        {
            line[at] = run[to - at] with { IsAfterBlank = at == from ? run[0].IsAfterBlank : run[to - at + 1].IsAfterBlank };
        }
    }

    private static Letter Flip(Letter letter) =>
        letter.Glyph.Text is [var sign] && Brackets.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at
            ? letter with { Glyph = letter.Glyph with { Text = Brackets[at ^ 1].ToString() } } : letter;

    private static Glyph Mirror(Glyph glyph) => glyph with { X = -glyph.End, End = -glyph.X };

    /// <summary>Characters that were written one after the other on one baseline: some programs write them from right to left.</summary>
    private static IEnumerable<List<Glyph>> Lines(IEnumerable<Glyph> glyphs)
    {
        var line = new List<Glyph>();
        foreach (var glyph in glyphs)
        {
            if (line.Count > 0 && Math.Abs(glyph.Y - line[^1].Y) > 0.2 * Math.Max(glyph.Size, line[^1].Size))
            {
                yield return line;
                line = [];
            }

            line.Add(glyph);
        }

        yield return line;
    }

    private static Run Of(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    return Run.Number;
                case UnicodeCategory.OtherLetter when rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF)
                    or (>= 0xFE70 and <= 0xFEFC):
                    return Run.Left;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.OtherLetter:
                    return Run.Right;
            }
        }

        return Run.None;
    }

    /// <summary>Where writing goes to.</summary>
    private enum Run
    {
        None,
        Left,
        Right,
        Number,
    }
}

/// <summary>A character of a line.</summary>
internal readonly record struct Letter(Glyph Glyph, bool IsAfterBlank);
