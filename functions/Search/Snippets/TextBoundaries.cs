namespace Newsroom.Search.Snippets;

/// <summary>Finds where words and sentences of plain text begin and end, accurately enough for snippets.</summary>
internal static class TextBoundaries
{
    // Max characters (punctuation and spaces) between the end of a sentence and the next.
    private const int MaxGap = 10;

    /// <summary>The last beginning of a sentence in a range; null if there is none.</summary>
    public static int? SentenceStart(string text, int earliest, int latest)
    {
        for (var at = latest; at >= earliest; at--)
        {
            if (StartsSentence(text, at))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The first beginning of a word from a place on; <paramref name="latest"/> must be one.</summary>
    public static int WordStart(string text, int at, int latest)
    {
        while (at < latest && (!IsBound(text, at) || char.IsWhiteSpace(text[at])))
        {
            at++;
        }

        return at;
    }

    /// <summary>The last end of a word up to a place; <paramref name="earliest"/> must be one.</summary>
    public static int WordEnd(string text, int at, int earliest)
    {
        while (at > earliest && (!IsBound(text, at) || char.IsWhiteSpace(text[at - 1])))
        {
            at--;
        }

        return at;
    }

    public static bool HasLineBreak(ReadOnlySpan<char> text) =>
        text.ContainsAny('\n', '\r') || text.ContainsAny('\u0085', '\u2028', '\u2029');

    /// <summary>Whether the text before a place ends with punctuation, so that a separator is not needed.</summary>
    public static bool EndsClause(string text, int at) =>
        at == 0 || EndsSentence(text, at - 1) || text[at - 1] is '.' or ',' or ';' or ':' or '،' or '؛' or '、' or '：';

    private static bool IsBound(string text, int at) =>
        at == 0 || at == text.Length || char.IsWhiteSpace(text[at - 1]) || char.IsWhiteSpace(text[at])
        || IsWrittenWithoutSpaces(text[at - 1]) || IsWrittenWithoutSpaces(text[at]);

    /// <summary>Chinese and Japanese: a line can end anywhere.</summary>
    private static bool IsWrittenWithoutSpaces(char c) =>
        c is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';

    private static bool StartsSentence(string text, int at)
    {
        if (at == 0)
        {
            return true;
        }

        if (at == text.Length || char.IsWhiteSpace(text[at]) || !(char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '。' or '！' or '？'))
        {
            return false;
        }

        var before = at - 1;
        for (; before > 0 && before > at - MaxGap && IsBetweenSentences(text[before]); before--)
        {
            if (IsLineBreak(text[before]))
            {
                return true;
            }
        }

        return IsLineBreak(text[before]) || (EndsSentence(text, before) && !char.IsLower(text[at]));
    }

    private static bool IsBetweenSentences(char c) =>
        char.IsWhiteSpace(c) || c is '"' or '”' or '“' or '»' or ')' or ']' or '’' or '\'';

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '!' or '?' or '…' or '؟' or '۔' or '。' or '！' or '？' => true,

        // A full stop after a single letter belongs to an initial: M. Dupont, the U.S. Army.
        '.' => at < 2 || !char.IsLetter(text[at - 1]) || char.IsLetter(text[at - 2]),
        _ => false,
    };
}
