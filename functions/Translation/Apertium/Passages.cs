using System.Text.RegularExpressions;

namespace Newsroom.Translation.Apertium;

/// <summary>Cuts a long fragment at sentence ends, so that no stage ever holds more than a page.</summary>
internal static partial class Passages
{
    private const int Longest = 2_000;

    // What a numbered blank takes in the stream.
    private const int BlankLength = 6;

    public static IEnumerable<IReadOnlyList<Piece>> Cut(IReadOnlyList<Piece> pieces)
    {
        if (pieces.Sum(Length) <= Longest)
        {
            yield return pieces;
            yield break;
        }

        var passage = new List<Piece>();
        var length = 0;
        foreach (var piece in pieces.SelectMany(Sentences))
        {
            if (length > 0 && length + Length(piece) > Longest)
            {
                yield return passage;
                passage = [];
                length = 0;
            }

            passage.Add(piece);
            length += Length(piece);
        }

        yield return passage;
    }

    private static int Length(Piece piece) => piece is Words words ? words.Text.Length : BlankLength;

    private static IEnumerable<Piece> Sentences(Piece piece)
    {
        if (piece is not Words { Text: var text })
        {
            yield return piece;
            yield break;
        }

        var start = 0;
        foreach (var end in SentenceEnd().Matches(text).Select(match => match.Index + match.Length).Append(text.Length))
        {
            while (end - start > Longest)
            {
                var space = text.LastIndexOf(' ', start + Longest - 1, Longest);
                var cut = space > start ? space + 1 : start + Longest;
                yield return new Words(text[start..cut]);
                start = cut;
            }

            if (end > start)
            {
                yield return new Words(text[start..end]);
                start = end;
            }
        }
    }

    [GeneratedRegex(@"[.!?…][»”""')\]]*\s+")]
    private static partial Regex SentenceEnd();
}
