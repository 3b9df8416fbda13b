namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Lines in reading order → paragraphs, over columns and pages.</summary>
internal sealed class ParagraphBuilder(Type type)
{
    /// <summary>Paragraphs between the two halves of one: notes and captions at the foot of a page.</summary>
    private const int MaxBetween = 6;

    /// <summary>Paragraphs at the head of a document, with the title and what stands above and below it.</summary>
    private const int MaxHead = 12;

    private readonly List<Paragraph> _paragraphs = [];

    public List<Paragraph> Build(IReadOnlyList<Line> lines)
    {
        foreach (var line in lines)
        {
            if (Open(line) is { } open)
            {
                open.Lines.Add(line);
            }
            else
            {
                _paragraphs.Add(new Paragraph(line, Bullets.Begins(line)));
            }
        }

        return _paragraphs;
    }

    /// <summary>The paragraph that a line continues; null if it begins one.</summary>
    private Paragraph? Open(Line line)
    {
        if (_paragraphs.Count == 0 || Bullets.Begins(line))
        {
            return null;
        }

        var last = _paragraphs[^1];
        return last.Last.Column == line.Column ? (Continues(last, line) ? last : null) : Interrupted(line);
    }

    /// <summary>The paragraph that the column before this one ends in, if the line is in the middle of a sentence.</summary>
    private Paragraph? Interrupted(Line line)
    {
        for (var i = _paragraphs.Count - 1; i >= Math.Max(0, _paragraphs.Count - MaxBetween); i--)
        {
            var before = _paragraphs[i];
            if (IsLike(before.Last, line))
            {
                var isOpen = Letters.EndsWithHyphen(before.Last.Text) || !Letters.EndsSentence(before.Last.Text);
                var goesOn = i == _paragraphs.Count - 1 && IsFull(before.Last) && !type.IsProminent(line)
                    && char.IsLower(before.Last.Text[^1]);
                return isOpen && (goesOn || Letters.BeginsInLowerCase(line.Text)) ? before : null;
            }

            if (before.Last.Size >= line.Size)
            {
                return null;
            }
        }

        return null;
    }

    private bool Continues(Paragraph paragraph, Line line)
    {
        var last = paragraph.Last;
        var gap = last.Baseline - line.Baseline;
        if (!IsLike(last, line) || gap < 0 || gap > (1.3 * type.Pitch(line.Size)) + 0.5 || EndsHead(paragraph, line))
        {
            return false;
        }

        // A heading is ragged or centred.
        return type.IsLarge(line) || Letters.EndsWithHyphen(last.Text) || !(IsIndented(paragraph, line) || IsShort(last, line));
    }

    /// <summary>Whether one of two lines at the head of the document names who speaks, or the day, and so is a line of its own.</summary>
    private bool EndsHead(Paragraph paragraph, Line line) => _paragraphs.Count <= MaxHead && !Letters.BeginsInLowerCase(line.Text)
        && (PublicationLine.IsOne(line.Text)
            || (paragraph.Lines.Count == 1 && (PublicationLine.IsOne(paragraph.Last.Text) || OrganisationLine.IsOne(paragraph.Last.Text))));

    private static bool IsLike(Line one, Line other) =>
        Math.Abs(one.Size - other.Size) <= 0.06 * Math.Max(one.Size, other.Size)
        && (one.IsBold == other.IsBold || Math.Min(one.Text.Length, other.Text.Length) > 60);

    /// <summary>Whether a line begins further to the right than the one before it, or an item is over.</summary>
    private static bool IsIndented(Paragraph paragraph, Line line)
    {
        var (em, before) = (line.Size, paragraph.Last);
        if (Letters.BeginsInLowerCase(line.Text))
        {
            return false;
        }

        return paragraph.IsItem
            ? line.Left < before.Left - (0.3 * em)
                || (paragraph.Lines.Count == 1 && line.Left < before.Left + (0.3 * em) && Letters.EndsSentence(before.Text))
            : (line.Left > before.Left + (0.7 * em) && before.Left < before.Column.Left + (0.5 * em))
                || (paragraph.Lines.Count > 1 && line.Left < before.Left - (0.7 * em));
    }

    /// <summary>Whether the first word of a line would have had room in the line before it.</summary>
    private static bool IsShort(Line last, Line line) =>
        last.Right + (line.Words[0].Right - line.Words[0].Left) + (0.8 * line.Size) < last.Column.Right
        && !Letters.BeginsInLowerCase(line.Text)
        && (Letters.EndsSentence(last.Text) || last.Width < 0.75 * (last.Column.Right - last.Column.Left));

    private static bool IsFull(Line line) => line.Right >= line.Column.Right - (2 * line.Size);
}
