using System.Text;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// Characters → lines. Characters that were written one after the other and stand beside each other stay together, so that a
/// raised number stays with its word; such pieces on one baseline are put together from left to right.
/// </summary>
internal sealed class LineBuilder(PageText text, int number)
{
    /// <summary>In sizes of the type: less is no blank between two letters, unless letters are set more tightly than that.</summary>
    private const double Blank = 0.1;

    /// <summary>In sizes of the type: more is no blank, but the space between two columns.</summary>
    private const double Gutter = 0.95;

    /// <summary>In sizes of the type: more before a bullet, and it begins an item of another column.</summary>
    private const double ItemGutter = 0.35;

    private readonly PageText _page = Direction.Normalize(text);
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
        foreach (var glyph in Accents.Join(Shadows.Cut(_page.Glyphs)))
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
            if (open is not null && piece.Left - open.Right <= (piece.BeginsItem ? ItemGutter : Gutter) * Math.Max(open.Size, piece.Size))
            {
                open.Add(piece);
                continue;
            }

            if (open?.ToLine(_page, column) is { } line)
            {
                yield return line;
            }

            open = piece;
        }

        if (open?.ToLine(_page, column) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Characters that stand beside each other.</summary>
    private sealed class Piece
    {
        private readonly List<Letter> _glyphs = [];

        public double Left { get; private set; } = double.MaxValue;

        public double Right { get; private set; } = double.MinValue;

        public double Baseline { get; private set; }

        public double Size { get; private set; }

        public bool BeginsItem => Bullets.IsBullet(Letters.Clean(_glyphs[0].Glyph.Text));

        public bool Continues(Glyph next) =>
            next.X - Right <= (Bullets.IsBullet(next.Text) ? ItemGutter : Gutter) * Math.Max(Size, next.Size)
            && next.X - Right >= -0.5 * Math.Max(Size, next.Size)
            && Math.Abs(next.Y - Baseline) <= (Math.Min(Size, next.Size) < 0.85 * Math.Max(Size, next.Size) ? 0.6 : 0.2)
                * Math.Max(Size, next.Size);

        public void Add(Glyph glyph, bool isAfterBlank)
        {
            _glyphs.Add(new Letter(glyph, isAfterBlank));
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

        public Line? ToLine(PageText page, Column column)
        {
            var words = Words(page).Where(word => word.Text.Length > 0).ToList();
            if (words.Count == 0)
            {
                return null;
            }

            var size = _glyphs.GroupBy(glyph => Math.Round(glyph.Glyph.Size, 1)).MaxBy(sizes => sizes.Count())!.Key;
            var isBold = 2 * _glyphs.Count(glyph => glyph.Glyph.IsBold) > _glyphs.Count;
            return new Line(words, Baseline, size, isBold) { Column = column };
        }

        private IEnumerable<Word> Words(PageText page)
        {
            var letters = Spaced();
            Direction.Turn(letters, page.IsMirrored);
            var (text, left, right) = (new StringBuilder(), double.MaxValue, double.MinValue);
            foreach (var (glyph, isAfterBlank) in letters)
            {
                if (isAfterBlank && text.Length > 0)
                {
                    yield return Finish();
                }

                text.Append(glyph.Text);
                (left, right) = (Math.Min(left, glyph.X), Math.Max(right, glyph.End));
            }

            yield return Finish();

            Word Finish()
            {
                var href = page.Links.Count == 0 ? null : HrefAt(page.Links, (left + right) / 2);
                var word = new Word(Letters.Clean(text.ToString()), left, right, href);
                text.Clear();
                (left, right) = (double.MaxValue, double.MinValue);
                return word;
            }
        }

        /// <summary>The letters, with the blanks that are only space between two of them.</summary>
        private List<Letter> Spaced()
        {
            var (letters, right, blank) = (new List<Letter>(_glyphs.Count), double.MaxValue, MinBlank());
            foreach (var (glyph, isAfterBlank) in _glyphs)
            {
                letters.Add(new Letter(glyph, isAfterBlank || glyph.X - right > blank * glyph.Size));
                right = glyph.End;
            }

            return letters;
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
