using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>Reads days whose month stands in a heading: "Samedis 9, 16 et 30", "16: concierto", "9, 16 e 23 – oficina".</summary>
internal static partial class DayList
{
    private const string Day = "(?<day>0?[1-9]|[12][0-9]|3[01])(?:er|st|nd|rd|th|º)?";
    private const string More = "(?:(?:, ?| ?/ ?|,? (?:et|and|y|e|&) | و ?)" + Day + ")*";

    /// <summary>The days with which a line under a heading begins; null if it does not begin with a list of days.</summary>
    public static DatePhrase? Find(string plain, int year, int month)
    {
        var match = AtStart().Match(plain);
        return match.Success
            && (match.Groups["weekday"].Success || match.Groups["day"].Captures.Count > 1 || match.Length + 3 < plain.Length)
            ? Read(match, 0, match.Length, year, month)
            : null;
    }

    /// <summary>The days behind the month of a heading, of which the line consists.</summary>
    public static DatePhrase? FindAfterMonth(string plain, int end, int year, int month)
    {
        var match = AfterMonth().Match(plain[end..]);
        return match.Success ? Read(match, 0, plain.Length, year, month) : null;
    }

    private static DatePhrase? Read(Match match, int from, int to, int year, int month)
    {
        var days = match.Groups["day"].Captures.Select(day => new PartialDate(year, month, DayWords.Number(day.Value))).ToList();
        var weekday = match.Groups["weekday"] is { Success: true } name ? MonthNames.Day(name.Value) : null;
        return days.TrueForAll(day => day.In(year) is { } date && (weekday is null || date.DayOfWeek == weekday))
            ? new DatePhrase(from, from, to, [.. days.Select(day => new DateSpan(day, day, EventPrecision.Day, weekday))])
            : null;
    }

    [GeneratedRegex(
        @"^(?:(?:les|los|os|on|nos|dias?|días?|le|el|أيام|يومي|يوم) )*(?:(?<weekday>" + MonthNames.Weekday + @")s?\.?,? (?:the |dias? |días? )?)?"
            + Day + More
            + @"(?![0-9\p{L}]| ?(?:h|hs|hrs|heures?|horas?)(?!\p{L})|[:.][0-9]| ?[ap]\.?m(?!\p{L})| ?[%€])(?= ?[,:–|] ?|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex AtStart();

    [GeneratedRegex("^ ?[:–] ?" + Day + More + " ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex AfterMonth();
}
