namespace Newsroom.Search;

/// <summary>Where words and sentences of plain text begin and end, well enough for passages.</summary>
internal static class TextBounds
{
    // Marks of punctuation and spaces between the end of a sentence and the next.
    private const int LongestGap = 10;

    /// <summary>The latest beginning of a sentence at or before a place; null where there is none.</summary>
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

    /// <summary>The first beginning of a word at or after a place, before another where one begins for sure.</summary>
    public static int WordStart(string text, int at, int latest)
    {
        while (at < latest && (!IsBound(text, at) || char.IsWhiteSpace(text[at])))
        {
            at++;
        }

        return at;
    }

    /// <summary>The last end of a word at or before a place, behind another where one ends for sure.</summary>
    public static int WordEnd(string text, int at, int earliest)
    {
        while (at > earliest && (!IsBound(text, at) || char.IsWhiteSpace(text[at - 1])))
        {
            at--;
        }

        return at;
    }

    public static bool HasLineBreak(ReadOnlySpan<char> text) => text.ContainsAny('\n', '\r') || text.ContainsAny('\u0085', '\u2028', '\u2029');

    /// <summary>Whether what is before a place ends with a mark that says how it goes on.</summary>
    public static bool EndsClause(string text, int at) => at == 0 || EndsSentence(text, at - 1) || text[at - 1] is '.' or ',' or ';' or ':' or '،' or '؛' or '、' or '：';

    private static bool IsBound(string text, int at) =>
        at == 0 || at == text.Length || char.IsWhiteSpace(text[at - 1]) || char.IsWhiteSpace(text[at])
        || IsWrittenWithoutSpaces(text[at - 1]) || IsWrittenWithoutSpaces(text[at]);

    /// <summary>Chinese and Japanese: a line may end anywhere.</summary>
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
        for (; before > 0 && before > at - LongestGap && IsBetweenSentences(text[before]); before--)
        {
            if (IsLineBreak(text[before]))
            {
                return true;
            }
        }

        return IsLineBreak(text[before]) || (EndsSentence(text, before) && !char.IsLower(text[at]));
    }

    private static bool IsBetweenSentences(char c) => char.IsWhiteSpace(c) || c is '"' or '”' or '“' or '»' or ')' or ']' or '’' or '\'';

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '!' or '?' or '…' or '؟' or '۔' or '。' or '！' or '？' => true,

        // The stop behind a single letter is that of an initial: M. Dupont, the U.S. Army.
        '.' => at < 2 || !char.IsLetter(text[at - 1]) || char.IsLetter(text[at - 2]),
        _ => false,
    };
}
