using System.Globalization;
using System.Text;

namespace Newsroom.Search.Queries;

/// <summary>Parses single words and phrases.</summary>
internal sealed class LeafParser
{
    private const int MinPrefixLetters = 2;
    private const int MinFuzzyLetters = 3;
    private const int MaxLettersForOneEdit = 5;
    private const int MaxEdits = 2;

    /// <summary>No index has longer words. They are not normalised, as that takes quadratic time in the worst case.</summary>
    private const int MaxWordLength = 255;

    /// <summary>The first word that was interpreted differently from how it was typed, and why.</summary>
    public QueryNote? Note { get; private set; }

    /// <returns>Null if there is nothing to search for.</returns>
    public Query? Parse(Lexeme lexeme, bool inTitle)
    {
        if (lexeme.Kind == LexemeKind.Phrase)
        {
            var phrase = string.Join(' ', Words(lexeme.Text));
            return Letters(phrase) == 0 ? null : new PhraseQuery(phrase, inTitle);
        }

        var word = Compose(lexeme.Text);
        var tilde = word.LastIndexOf('~');
        var query = word.EndsWith('*') ? Prefix(Bare(word), inTitle)
            : tilde >= 0 && !word.AsSpan(tilde + 1).ContainsAnyExceptInRange('0', '9')
                ? Fuzzy(Bare(word[..tilde]), word[(tilde + 1)..], inTitle)
            : new WordQuery(word, inTitle);
        return query is WordQuery { Text: var text } && Letters(text) == 0 ? null : query;
    }

    private Query Prefix(string word, bool inTitle)
    {
        var letters = Letters(word);
        if (letters >= MinPrefixLetters)
        {
            return new PrefixQuery(word, inTitle);
        }

        return AsWritten(word, inTitle, letters, QueryNoteKind.ShortPrefix, MinPrefixLetters);
    }

    private Query Fuzzy(string word, string typed, bool inTitle)
    {
        var letters = Letters(word);
        var edits = typed.Length == 0 ? (letters <= MaxLettersForOneEdit ? 1 : MaxEdits)
            : int.TryParse(typed, CultureInfo.InvariantCulture, out var stated) ? stated : int.MaxValue;
        if (edits == 0)
        {
            return new WordQuery(word, inTitle);
        }

        if (letters < MinFuzzyLetters)
        {
            return AsWritten(word, inTitle, letters, QueryNoteKind.ShortFuzzyWord, MinFuzzyLetters);
        }

        if (inTitle)
        {
            return AsWritten(word, inTitle, letters, QueryNoteKind.FuzzyTitle);
        }

        Note ??= edits > MaxEdits ? new QueryNote(QueryNoteKind.ManyEdits, word, MaxEdits) : null;
        return new FuzzyQuery(word, Math.Min(edits, MaxEdits));
    }

    private WordQuery AsWritten(string word, bool inTitle, int letters, QueryNoteKind why, int needed = 0)
    {
        // An operator without a word is dropped without a note.
        Note ??= letters == 0 ? null : new QueryNote(why, word, needed);
        return new WordQuery(word, inTitle);
    }

    /// <summary>The word without the operators at its end; if there are several, the last one counts.</summary>
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

    private static string Compose(string word) => word.Length > MaxWordLength ? word : word.Normalize();
}
