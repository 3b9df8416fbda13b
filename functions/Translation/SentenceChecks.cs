using System.Net;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Translation;

/// <summary>
/// Checks a translation without knowing either language: whether all numbers, addresses, terms and acronyms are in it, and whether it can
/// be a translation at all. Normal differences between languages are allowed: how they group digits and write hours, and acronyms of the
/// same letters (OIM, IOM).
/// </summary>
internal static partial class SentenceChecks
{
    private const int MinMeasuredLength = 20;
    private const int MinUntranslatedWords = 4;
    private const int MinFlaggedRepetitions = 4;
    private const int MaxRepeatedWords = 4;
    private const string QuotationCharacters = "«»“”„\"";

    /// <param name="source">HTML of inline elements, with the glossary's terms in their translation (<see cref="Protected"/>).</param>
    /// <param name="target">HTML of inline elements.</param>
    public static IReadOnlyList<SegmentFlag> Of(string source, string target)
    {
        var (asked, answered) = (Plain(source), Plain(target));
        return [.. new (SegmentFlag Flag, bool IsRaised)[]
        {
            (SegmentFlag.Number, LosesNumbers(asked, answered)),
            (SegmentFlag.Address, LosesAddresses(source, target)),
            (SegmentFlag.Acronym, LosesAcronyms(asked, answered)),
            (SegmentFlag.Term, LosesTerms(source, answered)),
            (SegmentFlag.Quotation, answered.Count(QuotationCharacters.Contains) < asked.Count(QuotationCharacters.Contains)),
            (SegmentFlag.Length, HasOddLength(asked, answered)),
            (SegmentFlag.Untranslated, IsUntranslated(asked, answered)),
            (SegmentFlag.Repetition, IsRepetitive(asked, answered)),
        }.Where(check => check.IsRaised).Select(check => check.Flag)];
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    private static bool LosesAddresses(string source, string target)
    {
        var answered = WebUtility.HtmlDecode(target);
        return Address().Matches(WebUtility.HtmlDecode(source))
            .Any(address => !answered.Contains(address.Value, StringComparison.Ordinal));
    }

    private static bool LosesTerms(string source, string answered) => Protected.Spans().Matches(source)
        .Any(term => !answered.Contains(WebUtility.HtmlDecode(term.Groups[1].Value), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Compares digits without group separators and leading zeros. An hour after noon may be written in the twelve-hour clock.
    /// </summary>
    private static bool LosesNumbers(string asked, string answered)
    {
        var arrived = Numbers(answered).ToHashSet(StringComparer.Ordinal);
        return Numbers(Address().Replace(asked, "")).Any(number => !arrived.Contains(number) && !IsInTwelveHourClock(number));

        bool IsInTwelveHourClock(string number) => int.TryParse(number, out var hour) && hour is > 12 and < 24
            && arrived.Contains($"{hour - 12}") && AfterNoon().IsMatch(answered);
    }

    private static IEnumerable<string> Numbers(string text) =>
        Number().Matches(Acronym().Replace(text, "")).Select(number => Digits(number.Value).TrimStart('0'));

    private static string Digits(string number) =>
        string.Concat(number.Where(char.IsDigit).Select(digit => (char)('0' + char.GetNumericValue(digit))));

    private static bool LosesAcronyms(string asked, string answered)
    {
        var acronyms = Acronym().Matches(asked).Select(match => match.Value).ToList();
        var arrived = Acronym().Matches(answered).Select(match => Letters(match.Value)).ToHashSet(StringComparer.Ordinal);

        // A headline in capitals has no acronyms.
        return acronyms.Sum(acronym => acronym.Length) * 2 <= asked.Count(char.IsLetter)
            && acronyms.Any(acronym => !arrived.Contains(Letters(acronym)) && !answered.Contains(acronym, StringComparison.Ordinal));
    }

    private static string Letters(string acronym) => string.Concat(acronym.Order());

    private static bool HasOddLength(string asked, string answered) => asked.Length >= MinMeasuredLength
        && answered.Length / (double)asked.Length is not (>= 0.4 and <= 2.5)
        && !HasIdeographs(asked + answered);

    private static bool IsUntranslated(string asked, string answered) =>
        string.Equals(asked, answered, StringComparison.OrdinalIgnoreCase) && OrdinaryWord().Count(asked) >= MinUntranslatedWords;

    private static bool IsRepetitive(string asked, string answered) =>
        Repetitions(answered) >= MinFlaggedRepetitions && Repetitions(answered) > Repetitions(asked);

    private static bool HasIdeographs(string text) => text.Any(c => c is >= '\u2E80' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF');

    /// <summary>How often the same words, up to four, are repeated in a row.</summary>
    private static int Repetitions(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var max = 1;
        for (var length = 1; length <= MaxRepeatedWords; length++)
        {
            var same = 0;
            for (var i = length; i < words.Length; i++)
            {
                same = words[i].Equals(words[i - length], StringComparison.OrdinalIgnoreCase) ? same + 1 : 0;
                max = Math.Max(max, 1 + (same / length));
            }
        }

        return max;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<![\p{Nd}])\p{Nd}{1,3}(?:[ .,'’\u00A0\u202F٬]\p{Nd}{3})+(?!\p{Nd})(?:[.,٫]\p{Nd}+)?|\p{Nd}+(?:[.,٫]\p{Nd}+)*")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""»”]*[^\s<>""»”.,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])(?:\p{Lu}[\p{Lu}\p{Nd}]+|\p{Nd}+\p{Lu}\p{L}*)(?![\p{L}\p{Nd}])")]
    private static partial Regex Acronym();

    [GeneratedRegex(@"(?<!\p{L})\p{Ll}{2,}(?!\p{L})")]
    private static partial Regex OrdinaryWord();

    [GeneratedRegex(@"p\.? ?m\b|afternoon|evening|tarde|noche|Uhr|pomeriggio", RegexOptions.IgnoreCase)]
    private static partial Regex AfterNoon();
}
