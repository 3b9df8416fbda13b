using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>
/// Finds hours that are written in Arabic words together with the part of the day: <c>الساعة الرابعة عصرا</c>. Without the part of the day
/// the hour is ambiguous, so it is not read.
/// </summary>
internal static partial class ArabicHours
{
    private static readonly string[] Names =
    [
        "الواحدة",
        "الثانية",
        "الثالثة",
        "الرابعة",
        "الخامسة",
        "السادسة",
        "السابعة",
        "الثامنة",
        "التاسعة",
        "العاشرة",
        "الحادية عشرة",
        "الثانية عشرة",
    ];

    /// <summary>The hours in a sentence, in the order of the text.</summary>
    public static IEnumerable<TimePhrase> Find(string plain)
    {
        foreach (Match match in Stated().Matches(plain))
        {
            var hour = match.Groups["digits"] is { Success: true } digits
                ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture)
                : Array.IndexOf(Names, match.Groups["hour"].Value) + 1;
            if (match.Groups["night"].Success && hour is < 7 or > 11)
            {
                continue;
            }

            var isMorning = match.Groups["morning"].Success;
            var minute =
                match.Groups["half"].Success ? 30
                : match.Groups["quarter"].Success ? 15
                : 0;
            yield return new TimePhrase(
                match.Index,
                match.Index + match.Length,
                new TimeOnly(isMorning ? hour % 12 : hour % 12 + 12, minute),
                null);
        }
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:(?:في|على|عند) (?:تمام )?(?:الساعة )?|الساعة )(?:(?<digits>1[0-2]|[1-9])|(?<hour>الحادية عشرة|الثانية عشرة|الواحدة|الثانية|الثالثة|الرابعة|الخامسة|السادسة|السابعة|الثامنة|التاسعة|العاشرة))"
        + @"(?<half> والنصف)?(?<quarter> والربع)? (?:(?<morning>صباح)|(?<night>ليلا)|ظهر|عصر|مساء|بعد الظهر|من مساء)",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Stated();
}
