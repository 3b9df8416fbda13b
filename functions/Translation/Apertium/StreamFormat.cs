using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Translation.Apertium;

/// <summary>
/// Apertium's stream format: special characters are escaped, opaque pieces are numbered superblanks (<c>[0]</c>, <c>[1]</c>, …).
/// Numbers instead of the markup itself, because then the markup needs no escaping and its loss or disorder is easy to detect.
/// A term is a word that no dictionary has: the stages treat it as a name and build the sentence around it, with its articles.
/// </summary>
internal static partial class StreamFormat
{
    private const string Special = @"\[]{}^$/@<>";
    private const string Consonants = "bcdfghjkmnprtvwz";

    public static string Encode(IReadOnlyList<Piece> pieces)
    {
        var stream = new StringBuilder();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is Words words)
            {
                Escape(Inner(pieces, i, words.Text), stream);
            }
            else if (pieces[i] is Opaque { Kind: OpaqueKind.Term })
            {
                stream.Append(Word(i));
            }
            else
            {
                stream.Append(CultureInfo.InvariantCulture, $"[{i}]");
            }
        }

        // As apertium-destxt does: the taggers need the end of a sentence. It is removed again from the answer.
        return stream.Append(EndsSentence(pieces) ? string.Empty : ".").ToString();
    }

    /// <summary>Reads an answer. Blanks that were not sent are dropped.</summary>
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
                    Flush(text, pieces, asked);
                    pieces.Add(opaque);
                }

                i = end;
            }
            else
            {
                text.Append(answer[i]);
            }
        }

        Flush(text, pieces, asked);
        RemoveBoundary(pieces, asked);
        KeepCapital(pieces, asked);
        return RestoreMargins(pieces, asked);
    }

    /// <summary>Xqzba, Xqzca, …: no language of the engine has words with this beginning.</summary>
    private static string Word(int number)
    {
        var word = "a";
        do
        {
            word = Consonants[number % Consonants.Length] + word;
            number /= Consonants.Length;
        }
        while (number > 0);

        return $"Xqz{word}";
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

    private static void Flush(StringBuilder text, List<Piece> pieces, IReadOnlyList<Piece> asked)
    {
        // No angle bracket was sent in words, so one in the answer is a grammatical symbol that a stage could not generate.
        var plain = Doubled().Replace(Leaked().Replace(text.ToString(), string.Empty), " ");
        text.Clear();
        var written = 0;
        foreach (Match word in TermWord().Matches(plain))
        {
            var number = FindTerm(word.Value, asked);
            if (number >= 0)
            {
                AddWords(plain[written..word.Index], pieces);
                pieces.Add(asked[number]);
                written = word.Index + word.Length;
            }
        }

        AddWords(plain[written..], pieces);
    }

    private static int FindTerm(string word, IReadOnlyList<Piece> asked) => Enumerable.Range(0, asked.Count).FirstOrDefault(
        i => asked[i] is Opaque { Kind: OpaqueKind.Term } && Word(i).Equals(word, StringComparison.OrdinalIgnoreCase),
        defaultValue: -1);

    private static void AddWords(string text, List<Piece> pieces)
    {
        if (text.Length > 0)
        {
            pieces.Add(new Words(text));
        }
    }

    /// <summary>
    /// If a sentence begins with a term, the stages move its capital to the next word, because no dictionary has the term. This undoes it.
    /// </summary>
    private static void KeepCapital(List<Piece> pieces, IReadOnlyList<Piece> asked)
    {
        if (asked is [Opaque { Kind: OpaqueKind.Term }, Words before, ..]
            && pieces is [Opaque { Kind: OpaqueKind.Term }, Words after, ..]
            && FirstLetter(before.Text) is { } was && char.IsLower(before.Text[was])
            && FirstLetter(after.Text) is { } now && char.IsUpper(after.Text[now]))
        {
            pieces[1] = new Words($"{after.Text[..now]}{char.ToLowerInvariant(after.Text[now])}{after.Text[(now + 1)..]}");
        }
    }

    private static int? FirstLetter(string text) => text
        .Select((character, i) => (character, i))
        .Where(at => char.IsLetter(at.character))
        .Select(at => (int?)at.i)
        .FirstOrDefault();

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

    // The stages change white space at the ends, so it is kept here.
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

    [GeneratedRegex(@"(?<!\p{L})xqz\p{L}+", RegexOptions.IgnoreCase)]
    private static partial Regex TermWord();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Doubled();
}
