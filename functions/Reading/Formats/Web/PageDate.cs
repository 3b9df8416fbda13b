using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// Dates as programs write them into pages: ISO 8601 in its many spellings, RFC 1123, or in words. The day stays the one that is written,
/// whatever the zone.
/// </summary>
internal static partial class PageDate
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mm:ss zzz",
            "yyyy-MM-dd HH:mm:sszzz", "yyyyMMdd", "yyyy/MM/dd HH:mm:ss", "r",
    ];

    public static DateTimeOffset? Parse(string? text)
    {
        if (text?.Trim() is not { Length: > 0 and <= 60 } date)
        {
            return null;
        }

        return StatedDate.Parse(date) ?? Timestamp(date)
            ?? (IsoDay().Match(date) is { Success: true } iso ? StatedDate.Parse(iso.Value) : null) ?? Written(date);
    }

    private static DateTimeOffset? Timestamp(string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            && date.Year is > 1900 and < 2200 ? date : null;

    /// <summary>The first date in words in a line.</summary>
    public static DateTimeOffset? Written(string line) =>
        WrittenDay().Match(line) is { Success: true } match && WrittenDate.Read(match) is { } day
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;

    /// <summary>The day of a line that has only one.</summary>
    /// <param name="line">A short line.</param>
    /// <param name="isMonthFirst">Whether the month may come first in numbers: then what may be either is no date.</param>
    public static DateTimeOffset? OnlyDate(string line, bool isMonthFirst)
    {
        var written = WrittenDay().Matches(line).Select(WrittenDate.Read).OfType<DateOnly>().Distinct().Take(2).ToList();
        var numbers = Numbers().Matches(line).Select(match => Day(match, isMonthFirst)).OfType<DateOnly>().Distinct().Take(2).ToList();
        return (written.Count, numbers.Count) switch
        {
            (1, _) => Midnight(written[0]),
            (0, 1) => Midnight(numbers[0]),
            _ => null,
        };
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static DateOnly? Day(Match match, bool isMonthFirst)
    {
        var (day, month) = (Number("day"), Number("month"));
        var year = Number("year") is var written && written < 100 ? written + 2000 : written;
        if (isMonthFirst && match.Value.Contains('/', StringComparison.Ordinal) && match.Groups["day"].Index < match.Groups["year"].Index)
        {
            if (day <= 12 && month <= 12 && day != month)
            {
                return null;
            }

            (day, month) = month > 12 ? (month, day) : (day, month);
        }

        return year is > 1900 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

        int Number(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a short line is there for its date only: <c>Posté le lundi 29 juin 2026 à 23:14 par admin</c>.</summary>
    public static bool IsDateLine(string line) =>
        line.Length is > 0 and <= 120 && line[^1] is not ('.' or '!' or '?') && (DateLine().IsMatch(line) || IsDateline(line));

    /// <summary>Whether a line has place and date: the text goes on below.</summary>
    public static bool IsDateline(string line) => DatelineText.Find($"{line} – x") is not null;

    [GeneratedRegex(
        @"(?<![0-9.,/-])(?:(?<day>[0-9]{1,2})(?<sign>\. ?|/|-)(?<month>[0-9]{1,2})\k<sign>(?<year>(?:19|20)[0-9]{2}|[0-9]{2})"
        + @"|(?<year>(?:19|20)[0-9]{2})(?<to>[-./年]) ?(?<month>[0-9]{1,2})[-./月] ?(?<day>[0-9]{1,2})日?)(?![0-9/-])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?=[T ])", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\b" + WrittenDate.Pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex WrittenDay();

    [GeneratedRegex(@"^(?:\p{L}{1,12}[ :,]{1,3}){0,4}" + WrittenDate.Pattern + "(?:$|[^.]{1,60}$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex DateLine();
}
