using System.Text.RegularExpressions;

namespace Newsroom.Translation.Apertium;

/// <summary>Cuts a long fragment at the ends of sentences, so that no stage receives more than a page at once.</summary>
internal static partial class Passages
{
    private const int MaxLength = 2_000;

    // The length of a numbered blank in the stream.
    private const int BlankLength = 6;

    public static IEnumerable<IReadOnlyList<Piece>> Cut(IReadOnlyList<Piece> pieces)
    {
        if (pieces.Sum(Length) <= MaxLength)
        {
            yield return pieces;
            yield break;
        }

        var passage = new List<Piece>();
        var sentences = 0;
        foreach (var piece in pieces.SelectMany(Sentences))
        {
            if (passage.Count > 0 && passage.Sum(Length) + Length(piece) > MaxLength)
            {
                // Up to the last complete sentence, or everything if the sentence has no end.
                var cut = sentences > 0 ? sentences : passage.Count;
                yield return passage[..cut];
                passage = passage[cut..];
                sentences = 0;
            }

            passage.Add(piece);
            sentences = EndsSentence(piece) ? passage.Count : sentences;
        }

        yield return passage;
    }

    private static bool EndsSentence(Piece piece) =>
        piece is Words { Text: var text } && SentenceEnd().Matches(text).Any(match => match.Index + match.Length == text.Length);

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
            while (end - start > MaxLength)
            {
                var space = text.LastIndexOf(' ', start + MaxLength - 1, MaxLength);
                var cut = space > start ? space + 1 : start + MaxLength;
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
