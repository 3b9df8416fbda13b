namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>Cuts manual pages into pieces of the length of articles, between paragraphs.</summary>
internal sealed class PieceCutter(Random random)
{
    private const int MinWords = 150;
    private const int MaxWords = 500;
    private const int Leftover = 60;

    /// <summary>Titles and texts.</summary>
    public IEnumerable<(string Title, string Text)> Cut(string page, IReadOnlyList<ManualParagraph> paragraphs)
    {
        var piece = new List<ManualParagraph>();
        var (words, wanted) = (0, random.Next(MinWords, MaxWords));
        foreach (var paragraph in paragraphs)
        {
            var more = Words(paragraph.Text);
            var headed = piece.Count > 0 && piece[^1].Section != paragraph.Section;
            if (words >= MinWords && (headed || words + more > wanted))
            {
                yield return Make(page, piece);
                piece.Clear();
                (words, wanted) = (0, random.Next(MinWords, MaxWords));
            }

            piece.Add(paragraph);
            words += more;
        }

        if (words >= Leftover)
        {
            yield return Make(page, piece);
        }
    }

    /// <summary>The number of words, separated by white space.</summary>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static (string Title, string Text) Make(string page, List<ManualParagraph> piece)
    {
        var heading = piece[0].Section;
        var title = heading.Length < 2 ? page : $"{page} : {char.ToUpperInvariant(heading[0])}{heading[1..].ToLowerInvariant()}";
        return (title, string.Join("\n\n", piece.Select(paragraph => paragraph.Text)));
    }
}
