using System.Net;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Translation;

/// <summary>
/// What can be seen of a translation without knowing either language: whether all that must arrive has arrived, and whether it looks like one. Differences that languages make are
/// none: how they group digits and write hours, and acronyms of the same letters (OIM, IOM).
/// </summary>
internal static partial class SentenceChecks
{
    private const int ShortestToMeasure = 20;
    private const int FewestWordsToTranslate = 4;
    private const int MostRepetitions = 4;
    private const int LongestRepeated = 4;
    private const string QuotationMarks = "«»“”„\"";

    /// <param name="source">HTML of inline elements, terms of the glossary in it as they are to be in the translation (<see cref="Protected"/>).</param>
    /// <param name="target">HTML of inline elements.</param>
    public static IReadOnlyList<SegmentFlag> Of(string source, string target)
    {
        var (asked, answered) = (Plain(source), Plain(target));
        return [.. new (SegmentFlag Flag, bool IsRaised)[]
        {
            (SegmentFlag.Number, LosesNumbers(asked, answered)),
            (SegmentFlag.Address, Address().Matches(WebUtility.HtmlDecode(source)).Any(address => !WebUtility.HtmlDecode(target).Contains(address.Value, StringComparison.Ordinal))),
            (SegmentFlag.Acronym, LosesAcronyms(asked, answered)),
            (SegmentFlag.Term, Protected.Spans().Matches(source).Any(term => !answered.Contains(WebUtility.HtmlDecode(term.Groups[1].Value), StringComparison.OrdinalIgnoreCase))),
            (SegmentFlag.Quotation, answered.Count(QuotationMarks.Contains) < asked.Count(QuotationMarks.Contains)),
            (SegmentFlag.Length, asked.Length >= ShortestToMeasure && !IsWithinReason(answered.Length / (double)asked.Length) && !HasIdeographs(asked + answered)),
            (SegmentFlag.Untranslated, string.Equals(asked, answered, StringComparison.OrdinalIgnoreCase) && OrdinaryWord().Count(asked) >= FewestWordsToTranslate),
            (SegmentFlag.Repetition, Repetitions(answered) >= MostRepetitions && Repetitions(answered) > Repetitions(asked)),
        }.Where(check => check.IsRaised).Select(check => check.Flag)];
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    /// <summary>Digits without what groups them and leading zeros; an hour after noon may be one of a twelve-hour clock.</summary>
    private static bool LosesNumbers(string asked, string answered)
    {
        var arrived = Numbers(answered).ToHashSet(StringComparer.Ordinal);
        return Numbers(Address().Replace(asked, "")).Any(number => !arrived.Contains(number)
            && !(int.TryParse(number, out var hour) && hour is > 12 and < 24 && arrived.Contains($"{hour - 12}") && AfterNoon().IsMatch(answered)));
    }

    private static IEnumerable<string> Numbers(string text) =>
        Number().Matches(Acronym().Replace(text, "")).Select(number => string.Concat(number.Value.Where(char.IsDigit).Select(digit => (char)('0' + char.GetNumericValue(digit)))).TrimStart('0'));

    private static bool LosesAcronyms(string asked, string answered)
    {
        var acronyms = Acronym().Matches(asked).Select(match => match.Value).ToList();
        var arrived = Acronym().Matches(answered).Select(match => Letters(match.Value)).ToHashSet(StringComparer.Ordinal);

        // A headline in capitals has none.
        return acronyms.Sum(acronym => acronym.Length) * 2 <= asked.Count(char.IsLetter)
            && acronyms.Any(acronym => !arrived.Contains(Letters(acronym)) && !answered.Contains(acronym, StringComparison.Ordinal));
    }

    private static string Letters(string acronym) => string.Concat(acronym.Order());

    private static bool IsWithinReason(double ratio) => ratio is >= 0.4 and <= 2.5;

    private static bool HasIdeographs(string text) => text.Any(c => c is >= '\u2E80' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF');

    /// <summary>How often the same words, up to four, come one after the other.</summary>
    private static int Repetitions(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var most = 1;
        for (var length = 1; length <= LongestRepeated; length++)
        {
            var same = 0;
            for (var i = length; i < words.Length; i++)
            {
                same = words[i].Equals(words[i - length], StringComparison.OrdinalIgnoreCase) ? same + 1 : 0;
                most = Math.Max(most, 1 + (same / length));
            }
        }

        return most;
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
