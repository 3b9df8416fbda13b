using System.Globalization;

namespace Newsroom.Translation;

/// <summary>
/// Finds where sentences begin and end in a text, similar to Unicode's sentence boundaries (UAX 29), and with knowledge that those lack:
/// titles, initials, ordinals and other full stops inside a sentence. If it is uncertain, nothing is cut: two sentences together are
/// translated as well, half sentences are not.
/// </summary>
internal static class Sentences
{
    /// <summary>Ends a sentence anywhere: stands for a <c>br</c> element in the text.</summary>
    public const char LineBreak = '\u2028';

    private static readonly HashSet<string> BeforeNames = Words(
        "mm mme mmes mlle mlles mgr me dr drs dre pr prof st ste mr mrs ms messrs jr sr sra sres srta dña ud uds hr fr sig dott avv ing "
            + "gen "
        + "lt gov sen rep hon rev exc excmo av avda bd blvd cf vgl bzw ca env approx vs resp incl inkl zzgl dept univ éd eds trad réf "
        + "tél tel");

    private static readonly HashSet<string> BeforeNumbers = Words(
        "p pp pág págs no nos nº n° núm nr num art arts abs par vol vols fig figs tab chap cap ch ed ref "
        + "janv févr avr juill sept oct nov déc jan feb mar apr jun jul aug sep dec ene abr ago dic");

    private static readonly string[] GermanMonths =
        [.. CultureInfo.GetCultureInfo("de").DateTimeFormat.MonthNames.Where(month => month.Length > 0)];

    /// <summary>The sentences of a text, without the white space between them.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text)
    {
        var start = SkipSpace(text, 0);
        for (var at = start; at < text.Length; at++)
        {
            if (EndOfSentence(text, at) is not { } end)
            {
                continue;
            }

            if (end > start)
            {
                yield return (start, end);
            }

            start = SkipSpace(text, Math.Max(start, end));
            at = Math.Max(at, start - 1);
        }

        var last = text.AsSpan().TrimEnd().Length;
        if (last > start)
        {
            yield return (start, last);
        }
    }

    /// <summary>The end of the sentence whose punctuation is at a position; null if no sentence ends there.</summary>
    private static int? EndOfSentence(string text, int at)
    {
        switch (text[at])
        {
            case LineBreak:
                return text.AsSpan(0, at).TrimEnd().Length;
            case '。' or '！' or '？':
                return SkipClosing(text, at + 1);
            case '.' or '!' or '?' or '…' or '؟' or '۔':
                var end = SkipClosing(text, at + 1);
                var next = SkipSpace(text, end);
                var isEnd = next > end && CanBegin(text, next) && !(text[at] == '.' && IsInside(text, at, next));
                return isEnd ? end : null;
            default:
                return null;
        }
    }

    private static bool CanBegin(string text, int at) => at < text.Length && !char.IsLower(text, at)
        && (char.IsLetterOrDigit(text, at) || "«“\"„‘'([¿¡–—-".Contains(text[at], StringComparison.Ordinal));

    /// <summary>Whether a full stop follows an initial, an abbreviation or an ordinal.</summary>
    private static bool IsInside(string text, int stop, int next)
    {
        var start = stop;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '°' or 'º'))
        {
            start--;
        }

        var word = text[start..stop];
        var isPartOfMore = start > 0 && text[start - 1] == '.';
        return word switch
        {
            "" => false,
            _ when word.All(char.IsAsciiDigit) =>
                word.Length <= 2 && (text.AsSpan(0, start).Trim().IsEmpty || IsGermanMonth(text.AsSpan(next))),
            [var letter] when char.IsLetter(letter) && (isPartOfMore || char.IsUpper(letter)) => true,
            _ => BeforeNames.Contains(word) || (BeforeNumbers.Contains(word) && char.IsDigit(text[next])),
        };
    }

    /// <summary>As in <c>am 3. Mai</c>.</summary>
    private static bool IsGermanMonth(ReadOnlySpan<char> text)
    {
        foreach (var month in GermanMonths)
        {
            if (text.StartsWith(month, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int SkipClosing(string text, int at)
    {
        while (at < text.Length
            && (".!?…؟)]”\"’'»“".Contains(text[at], StringComparison.Ordinal) || IsSpaceBeforeGuillemet(text, at)))
        {
            at++;
        }

        return at;
    }

    private static bool IsSpaceBeforeGuillemet(string text, int at) =>
        text[at] is ' ' or '\u00A0' or '\u202F' && at + 1 < text.Length && text[at + 1] == '»';

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
