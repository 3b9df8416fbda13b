using System.Buffers;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>
/// Finds a weekday that the day of publication completes: "jeudi prochain", "this Saturday", "el próximo jueves". English "next
/// Thursday" before a Thursday of the same week may mean either week, so it is not read.
/// </summary>
internal static partial class NextWeekday
{
    private const int DaysOfWeek = 7;
    private const int MinNameLength = 5;

    // Few sentences have one of these words, and the pattern takes much longer.
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["this ", "next ", "prochain", "próxim", "proxim", "المقبل", "القادم"], StringComparison.OrdinalIgnoreCase);

    public static DatePhrase? Find(string plain, DateOnly? published)
    {
        if (published is not { } day || !plain.AsSpan().ContainsAny(Words) || Stated().Match(plain) is not { Success: true } match
            || match.Groups["weekday"].Length < MinNameLength || MonthNames.Day(match.Groups["weekday"].Value) is not { } weekday)
        {
            return null;
        }

        var ahead = ((int)weekday - (int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek + 1;
        var left = (DaysOfWeek - (int)day.DayOfWeek) % DaysOfWeek;
        if (match.Groups["next"].Success && ahead <= left)
        {
            return null;
        }

        var date = day.AddDays(ahead);
        var stated = new PartialDate(date.Year, date.Month, date.Day);
        return new DatePhrase(
            match.Index, match.Index, match.Index + match.Length, [new DateSpan(stated, stated, EventPrecision.Day, weekday)]);
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:(?:on )?(?:this coming|this|(?<next>next)) (?<weekday>" + MonthNames.Weekday + @")"
            + @"|(?:ce |le )?(?<weekday>" + MonthNames.Weekday + @") prochain"
            + @"|(?:el |no |na )?pr[óo]xim[oa] (?<weekday>" + MonthNames.Weekday + @")"
            + @"|(?:el |no |na )?(?<weekday>" + MonthNames.Weekday + @") pr[óo]xim[oa]"
            + @"|(?:يوم )?(?<weekday>" + MonthNames.Weekday + @") (?:المقبل|القادم)ة?)(?!\p{L}|-)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Stated();
}
