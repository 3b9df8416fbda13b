using System.Text;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// Characters → lines. Characters that were written one after the other and stand beside each other stay together, so that a
/// raised number stays with its word; such pieces on one baseline are put together from left to right.
/// </summary>
internal sealed class LineBuilder(PageText page, int number)
{
    /// <summary>In sizes of the type: less is no blank between two letters, unless letters are set more tightly than that.</summary>
    private const double Blank = 0.1;

    /// <summary>In sizes of the type: more is no blank, but the space between two columns.</summary>
    private const double Gutter = 0.95;

    private readonly List<Piece> _pieces = [];

    /// <summary>The lines from the top of the page to its end, and from left to right.</summary>
    public List<Line> Build()
    {
        Collect();
        var column = new Column(number, 0, 0);
        return [.. Rows().SelectMany(row => Join(row, column))];
    }

    private void Collect()
    {
        Piece? open = null;
        var isAfterBlank = false;
        foreach (var glyph in Accents.Join(Shadows.Cut(page.Glyphs)))
        {
            if (string.IsNullOrWhiteSpace(glyph.Text) || glyph.Text is "\0")
            {
                isAfterBlank = true;
                continue;
            }

            if (open is null || !open.Continues(glyph))
            {
                open = new Piece();
                _pieces.Add(open);
            }

            open.Add(glyph, isAfterBlank);
            isAfterBlank = false;
        }
    }

    /// <summary>Pieces by baseline. Smaller ones (raised or lowered) belong to the baseline that they stand at.</summary>
    private List<List<Piece>> Rows()
    {
        var rows = new List<List<Piece>>();
        foreach (var piece in _pieces.OrderByDescending(piece => piece.Baseline).ThenBy(piece => piece.Left))
        {
            if (rows.Count > 0 && rows[^1][0] is var first
                && first.Baseline - piece.Baseline <= 0.3 * Math.Min(first.Size, piece.Size))
            {
                rows[^1].Add(piece);
            }
            else
            {
                rows.Add([piece]);
            }
        }

        return rows;
    }

    private IEnumerable<Line> Join(List<Piece> row, Column column)
    {
        Piece? open = null;
        foreach (var piece in row.OrderBy(piece => piece.Left))
        {
            if (open is not null && piece.Left - open.Right <= Gutter * Math.Max(open.Size, piece.Size))
            {
                open.Add(piece);
                continue;
            }

            if (open?.ToLine(page.Links, column) is { } line)
            {
                yield return line;
            }

            open = piece;
        }

        if (open?.ToLine(page.Links, column) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Characters that stand beside each other.</summary>
    private sealed class Piece
    {
        private readonly List<(Glyph Glyph, bool IsAfterBlank)> _glyphs = [];

        public double Left { get; private set; } = double.MaxValue;

        public double Right { get; private set; } = double.MinValue;

        public double Baseline { get; private set; }

        public double Size { get; private set; }

        public bool Continues(Glyph next) =>
            next.X - Right <= Gutter * Math.Max(Size, next.Size)
            && next.X - Right >= -0.5 * Math.Max(Size, next.Size)
            && Math.Abs(next.Y - Baseline) <= (Math.Min(Size, next.Size) < 0.85 * Math.Max(Size, next.Size) ? 0.6 : 0.2)
                * Math.Max(Size, next.Size);

        public void Add(Glyph glyph, bool isAfterBlank)
        {
            _glyphs.Add((glyph, isAfterBlank));
            (Left, Right) = (Math.Min(Left, glyph.X), Math.Max(Right, glyph.End));
            if (glyph.Size > Size)
            {
                (Baseline, Size) = (glyph.Y, glyph.Size);
            }
        }

        public void Add(Piece next)
        {
            foreach (var (glyph, isAfterBlank) in next._glyphs)
            {
                Add(glyph, isAfterBlank);
            }
        }

        public Line? ToLine(IReadOnlyList<LinkArea> links, Column column)
        {
            var words = Words(links).Where(word => word.Text.Length > 0).ToList();
            if (words.Count == 0)
            {
                return null;
            }

            var size = _glyphs.GroupBy(glyph => Math.Round(glyph.Glyph.Size, 1)).MaxBy(sizes => sizes.Count())!.Key;
            var isBold = 2 * _glyphs.Count(glyph => glyph.Glyph.IsBold) > _glyphs.Count;
            return new Line(words, Baseline, size, isBold) { Column = column };
        }

        private IEnumerable<Word> Words(IReadOnlyList<LinkArea> links)
        {
            var (text, left, right) = (new StringBuilder(), 0.0, 0.0);
            var isFirst = true;
            var blank = MinBlank();
            foreach (var (glyph, isAfterBlank) in _glyphs)
            {
                var isNewWord = !isFirst && (isAfterBlank || glyph.X - right > blank * glyph.Size);
                if (isNewWord && text.Length > 0)
                {
                    yield return Finish();
                }

                left = text.Length == 0 ? glyph.X : left;
                text.Append(glyph.Text);
                (right, isFirst) = (glyph.End, false);
            }

            yield return Finish();

            Word Finish()
            {
                var word = new Word(
                    Letters.Clean(text.ToString()), left, right, links.Count == 0 ? null : HrefAt(links, (left + right) / 2));
                text.Clear();
                return word;
            }
        }

        /// <summary>Most spaced letters stand apart without being words; of the numbers at an axis, the digits do not.</summary>
        private double MinBlank()
        {
            var gaps = _glyphs.Zip(_glyphs.Skip(1), (one, next) => (next.Glyph.X - one.Glyph.End) / next.Glyph.Size).Order().ToList();
            return gaps.Count < 4 ? Blank : Blank + Math.Clamp(gaps[gaps.Count / 4], 0, 0.5);
        }

        private string? HrefAt(IReadOnlyList<LinkArea> links, double x)
        {
            var y = Baseline + (0.3 * Size);
            foreach (var link in links)
            {
                if (link.Has(x, y))
                {
                    return link.Href;
                }
            }

            return null;
        }
    }
}
