using System.Globalization;
using System.Text;

namespace Newsroom.Search.Queries;

/// <summary>What single words and phrases ask for.</summary>
internal sealed class Leaves
{
    private const int ShortestPrefix = 2;
    private const int ShortestFuzzy = 3;
    private const int LongestOfOneEdit = 5;
    private const int MostEdits = 2;

    /// <summary>No index has longer words. Normalising takes the square of the length in the worst case.</summary>
    private const int LongestWord = 255;

    /// <summary>The first thing that was understood otherwise than it was typed.</summary>
    public string? Note { get; private set; }

    /// <summary>Null where there is nothing to look for.</summary>
    public Query? Of(Lexeme lexeme, bool inTitle)
    {
        if (lexeme.Kind == LexemeKind.Phrase)
        {
            var phrase = string.Join(' ', Words(lexeme.Text));
            return Letters(phrase) == 0 ? null : new PhraseQuery(phrase, inTitle);
        }

        var word = Compose(lexeme.Text);
        var tilde = word.LastIndexOf('~');
        var query = word.EndsWith('*') ? Prefix(Bare(word), inTitle)
            : tilde >= 0 && !word.AsSpan(tilde + 1).ContainsAnyExceptInRange('0', '9') ? Fuzzy(Bare(word[..tilde]), word[(tilde + 1)..], inTitle)
            : new WordQuery(word, inTitle);
        return query is WordQuery { Text: var text } && Letters(text) == 0 ? null : query;
    }

    private Query Prefix(string word, bool inTitle)
    {
        var letters = Letters(word);
        if (letters >= ShortestPrefix)
        {
            return new PrefixQuery(word, inTitle);
        }

        return AsWritten(word, inTitle, letters, $"A star needs {ShortestPrefix} letters before it");
    }

    private Query Fuzzy(string word, string typed, bool inTitle)
    {
        var letters = Letters(word);
        var edits = typed.Length == 0 ? (letters <= LongestOfOneEdit ? 1 : MostEdits)
            : int.TryParse(typed, CultureInfo.InvariantCulture, out var stated) ? stated : int.MaxValue;
        if (edits == 0)
        {
            return new WordQuery(word, inTitle);
        }

        if (letters < ShortestFuzzy)
        {
            return AsWritten(word, inTitle, letters, $"A tilde needs {ShortestFuzzy} letters before it");
        }

        if (inTitle)
        {
            return AsWritten(word, inTitle, letters, "Titles are not searched for other spellings");
        }

        Note ??= edits > MostEdits ? $"At most {MostEdits} letters can differ: “{word}” was looked for so." : null;
        return new FuzzyQuery(word, Math.Min(edits, MostEdits));
    }

    private WordQuery AsWritten(string word, bool inTitle, int letters, string why)
    {
        // A lone mark is dropped without a word.
        Note ??= letters == 0 ? null : $"{why}: “{word}” was looked for as it is written.";
        return new WordQuery(word, inTitle);
    }

    /// <summary>Without the marks at its end, however many: of several, the last counts.</summary>
    private static string Bare(string word)
    {
        for (var bare = word.AsSpan().TrimEnd("*~"); ; bare = bare.TrimEnd("*~"))
        {
            var tilde = bare.LastIndexOf('~');
            if (tilde < 0 || bare[(tilde + 1)..].ContainsAnyExceptInRange('0', '9'))
            {
                return bare.ToString();
            }

            bare = bare[..tilde];
        }
    }

    private static int Letters(string word)
    {
        var letters = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            letters += Rune.IsLetter(rune) || Rune.IsNumber(rune) ? 1 : 0;
        }

        return letters;
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && !QueryLexer.IsSpace(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                yield return Compose(text[start..at]);
            }
        }
    }

    private static string Compose(string word) => word.Length > LongestWord ? word : word.Normalize();
}
