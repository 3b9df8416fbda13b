namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>Cuts manual pages into pieces as long as articles are, at the ends of paragraphs.</summary>
internal sealed class PieceCutter(Random random)
{
    private const int Shortest = 150;
    private const int Longest = 500;
    private const int Leftover = 60;

    /// <summary>Titles and texts.</summary>
    public IEnumerable<(string Title, string Text)> Cut(string page, IReadOnlyList<ManualParagraph> paragraphs)
    {
        var piece = new List<ManualParagraph>();
        var (words, wanted) = (0, random.Next(Shortest, Longest));
        foreach (var paragraph in paragraphs)
        {
            var more = Words(paragraph.Text);
            var headed = piece.Count > 0 && piece[^1].Section != paragraph.Section;
            if (words >= Shortest && (headed || words + more > wanted))
            {
                yield return Make(page, piece);
                piece.Clear();
                (words, wanted) = (0, random.Next(Shortest, Longest));
            }

            piece.Add(paragraph);
            words += more;
        }

        if (words >= Leftover)
        {
            yield return Make(page, piece);
        }
    }

    /// <summary>Words as blanks part them.</summary>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static (string Title, string Text) Make(string page, List<ManualParagraph> piece)
    {
        var heading = piece[0].Section;
        var title = heading.Length < 2 ? page : $"{page} : {char.ToUpperInvariant(heading[0])}{heading[1..].ToLowerInvariant()}";
        return (title, string.Join("\n\n", piece.Select(paragraph => paragraph.Text)));
    }
}
