using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.Content;

/// <summary>
/// Dates as people write them in a language. The formats come from the locale data (CLDR), which has no ordinals: French and Italian write
/// the first day of a month as <c>1er septembre</c>, <c>1º settembre</c>.
/// </summary>
internal static partial class DateDisplay
{
    /// <summary>The first day of a month as a language writes it.</summary>
    public static string FirstDay(CultureInfo culture) => culture.TwoLetterISOLanguageName switch { "fr" => "1er", "it" => "1º", _ => "1" };

    /// <summary>Day, month and year: <c>1er septembre 2026</c>.</summary>
    public static string Day(DateTime date, CultureInfo culture) => Write(date, DayPattern(culture), culture);

    /// <summary>Month and year: <c>septembre 2026</c>.</summary>
    public static string Month(DateTime date, CultureInfo culture) => date.ToString("Y", culture);

    /// <summary>The pattern of day, month and year without the day of the week.</summary>
    public static string DayPattern(CultureInfo culture) => Weekday().Replace(culture.DateTimeFormat.LongDatePattern, "").Trim();

    /// <summary>A date in a custom pattern, with the first day of a month as the language writes it.</summary>
    public static string Write(DateTime date, string pattern, CultureInfo culture)
    {
        var first = FirstDay(culture);
        return date.Day > 1 || first.Length == 1
            ? date.ToString(pattern, culture)
            : date.ToString(Number().Replace(pattern, match => match.Value[0] == '\'' ? match.Value : $"'{first}'"), culture);
    }

    [GeneratedRegex(@"dddd[,،]?\s*|[,،]?\s*dddd", RegexOptions.None, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Weekday();

    // Text in quotation marks is literal; it is matched first to skip it.
    [GeneratedRegex(@"'[^']*'|(?<!d)d{1,2}(?!d)", RegexOptions.None, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Number();
}
