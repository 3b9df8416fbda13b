using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Translation.Apertium;

/// <summary>
/// Separates the words of a text from what no engine may change: addresses, handles, symbols with a meaning of their own.
/// </summary>
internal static partial class TextPieces
{
    public static IEnumerable<Piece> Split(string text)
    {
        var start = 0;
        foreach (Match match in Unchangeable().Matches(text))
        {
            if (match.Index > start)
            {
                yield return new Words(text[start..match.Index]);
            }

            var html = new StringBuilder();
            new Words(match.Value).AppendTo(html);
            yield return new Opaque(html.ToString(), OpaqueKind.Whole);
            start = match.Index + match.Length;
        }

        if (start < text.Length)
        {
            yield return new Words(text[start..]);
        }
    }

    // Besides addresses: a tilde triggers the post-generator and is lost; U+FFFF and control characters end a stage's answer early; angle
    // brackets stay out so that any in an answer is a leaked symbol. Surrogate pairs stay together because runs do.
    // A stage needs a second for a "word" of 2,000 letters, and more than twice that for twice as many.
    [GeneratedRegex(
        """
        (?:https?|ftp)://[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?)'’\]]
        | \bwww\.[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?)'’\]]
        | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | \b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|int|eu|info)\b(?:/[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?)'’\]])?
        | (?<!\w)[@#]\w+
        | \S{120,}
        | [<>~\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Unchangeable();
}
