using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Translation.Apertium;

/// <summary>
/// Apertium's stream format: special characters escaped, opaque pieces as numbered superblanks (<c>[0]</c>, <c>[1]</c>, …).
/// Numbers instead of the markup itself, because markup then needs no escaping and its loss or disorder is plain to see.
/// </summary>
internal static partial class StreamFormat
{
    private const string Special = @"\[]{}^$/@<>";

    public static string Encode(IReadOnlyList<Piece> pieces)
    {
        var stream = new StringBuilder();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is Words words)
            {
                Escape(Inner(pieces, i, words.Text), stream);
            }
            else
            {
                stream.Append(CultureInfo.InvariantCulture, $"[{i}]");
            }
        }

        // As apertium-destxt does: a sentence that the taggers can finish. Taken away again from the answer.
        return stream.Append(EndsSentence(pieces) ? string.Empty : ".").ToString();
    }

    /// <summary>Reads an answer; blanks that nobody sent are dropped.</summary>
    public static IReadOnlyList<Piece> Decode(string answer, IReadOnlyList<Piece> asked)
    {
        var pieces = new List<Piece>();
        var text = new StringBuilder();
        for (var i = 0; i < answer.Length; i++)
        {
            if (answer[i] == '\\' && i + 1 < answer.Length)
            {
                text.Append(answer[++i]);
            }
            else if (answer[i] == '[' && answer.IndexOf(']', i) is var end and > 0)
            {
                if (int.TryParse(answer.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number < asked.Count && asked[number] is Opaque opaque)
                {
                    Flush(text, pieces);
                    pieces.Add(opaque);
                }

                i = end;
            }
            else
            {
                text.Append(answer[i]);
            }
        }

        Flush(text, pieces);
        RemoveBoundary(pieces, asked);
        return RestoreMargins(pieces, asked);
    }

    private static void Escape(ReadOnlySpan<char> text, StringBuilder stream)
    {
        foreach (var character in text)
        {
            if (Special.Contains(character, StringComparison.Ordinal))
            {
                stream.Append('\\');
            }

            stream.Append(character);
        }
    }

    private static void Flush(StringBuilder text, List<Piece> pieces)
    {
        // No angle bracket was sent in words, so one that comes back is a grammatical symbol that a stage could not generate.
        var plain = Doubled().Replace(Leaked().Replace(text.ToString(), string.Empty), " ");
        text.Clear();
        if (plain.Length > 0)
        {
            pieces.Add(new Words(plain));
        }
    }

    private static void RemoveBoundary(List<Piece> pieces, IReadOnlyList<Piece> asked)
    {
        var end = pieces.FindLastIndex(piece => piece is Words);
        if (end < 0 || EndsSentence(asked))
        {
            return;
        }

        var text = ((Words)pieces[end]).Text.TrimEnd();
        if (!text.EndsWith('.'))
        {
            return;
        }

        if (text.Length == 1)
        {
            pieces.RemoveAt(end);
        }
        else
        {
            pieces[end] = new Words(text[..^1]);
        }
    }

    // The stages are free with white space at the ends, so it stays here.
    private static List<Piece> RestoreMargins(List<Piece> pieces, IReadOnlyList<Piece> asked)
    {
        if (pieces is [Words first, ..])
        {
            pieces[0] = new Words(first.Text.TrimStart());
        }

        if (pieces is [.., Words final])
        {
            pieces[^1] = new Words(final.Text.TrimEnd());
        }

        if (asked is [Words opening, ..])
        {
            pieces.Insert(0, new Words(opening.Text[..^opening.Text.AsSpan().TrimStart().Length]));
        }

        if (asked is [_, .., Words] || (asked is [Words only] && !string.IsNullOrWhiteSpace(only.Text)))
        {
            var closing = ((Words)asked[^1]).Text;
            pieces.Add(new Words(closing[closing.AsSpan().TrimEnd().Length..]));
        }

        return pieces;
    }

    private static ReadOnlySpan<char> Inner(IReadOnlyList<Piece> pieces, int index, string text)
    {
        var inner = text.AsSpan();
        inner = index == 0 ? inner.TrimStart() : inner;
        return index == pieces.Count - 1 ? inner.TrimEnd() : inner;
    }

    private static bool EndsSentence(IReadOnlyList<Piece> pieces) =>
        pieces.OfType<Words>().LastOrDefault(words => !string.IsNullOrWhiteSpace(words.Text)) is { } last
        && last.Text.AsSpan().TrimEnd()[^1] is '.' or '!' or '?' or '…';

    [GeneratedRegex(@" ?<[^<>]*>")]
    private static partial Regex Leaked();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Doubled();
}
