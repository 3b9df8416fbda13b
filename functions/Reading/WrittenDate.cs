using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>
/// A complete date in words: <c>25 juin 2024</c>, <c>1er mars 2025</c>, <c>3 June 2025</c>, <c>June 3, 2025</c>, <c>22 de octubre de
/// 2025</c>,
/// <c>25 يونيو 2024</c>.
/// </summary>
internal static partial class WrittenDate
{
    /// <summary>To be used without regard to case. Digits of the Latin and the Arabic script: \d is every script's.</summary>
    public const string Pattern =
        @"(?:(?<day>[0-9٠-٩]{1,2})(?:er|st|nd|rd|th|\.|º)?[ \u00A0\u202F](?:de |of )?(?<month>\p{L}{3,12})\.?"
        + @"|(?<month>\p{L}{3,12})\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?),?[ \u00A0\u202F](?:de |del )?(?<year>[0-9٠-٩]{4})";

    /// <summary>
    /// A date in digits: 27/10/2026, 27.10.2026, 2026-10-27. Where both could be the month, the day comes first, as all over the
    /// world but in the United States.
    /// </summary>
    public const string NumericPattern =
        @"(?:(?<day>[0-9]{1,2})[./-](?<number>[0-9]{1,2})[./-](?<year>[0-9]{4})|(?<year>[0-9]{4})-(?<number>[0-9]{2})-(?<day>[0-9]{2}))";

    // Arabic months as said in the Maghreb and in the Mashriq, and in neither's the database of cultures.
    private const string ArabicMonths =
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر "
        + "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر "
        + "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر";

    // Languages in which no month is called like another one in a language before it.
    private static readonly FrozenDictionary<string, int> Months = "fr en es pt it de nl pl sv da nb cs ro tr ru uk".Split(' ')
        .Select(language => CultureInfo.GetCultureInfo(language).DateTimeFormat)
        .SelectMany(format => format.MonthNames.Take(12).Concat(format.AbbreviatedMonthNames.Take(12))
            .Concat(format.MonthGenitiveNames.Take(12)).Concat(format.AbbreviatedMonthGenitiveNames.Take(12))
            .Select((name, i) => (Name: name.ToLowerInvariant().TrimEnd('.'), Month: i % 12 + 1)))
        .Concat([(Name: "sept", Month: 9), (Name: "jänner", Month: 1), (Name: "mrz", Month: 3), (Name: "set", Month: 9)])
        .Concat([(Name: "mayis", Month: 5), (Name: "kasim", Month: 11), (Name: "aralik", Month: 12)])
        .Concat(ArabicMonths.Split(' ').Select((name, i) => (Name: name, Month: i % 12 + 1)))
        .DistinctBy(month => month.Name)
        .ToFrozenDictionary(month => month.Name, month => month.Month);

    /// <summary>The number of a month by its name; null where there is no such month.</summary>
    public static int? Month(string name) => Months.TryGetValue(Lower(name), out var month) ? month : null;

    // The Turkish capital with a dot has no small letter that is everybody's.
    private static string Lower(string name) => name.Replace('İ', 'i').ToLowerInvariant();

    /// <summary>The date that one of the patterns matched; null where there is no such month or day.</summary>
    public static DateOnly? Read(Match match)
    {
        if (
            !Months.TryGetValue(Lower(match.Groups["month"].Value), out var month)
            && !int.TryParse(match.Groups["number"].Value, out month))
        {
            return null;
        }

        var day = Number(match.Groups["day"].Value);
        if (month > 12 && day <= 12)
        {
            (day, month) = (month, day);
        }

        var year = Number(match.Groups["year"].Value);
        return year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    /// <summary>The dates of a text from left to right, without those since or until when something is so.</summary>
    public static IEnumerable<DateOnly> In(string text) =>
        Anywhere().Matches(text).Where(match => !match.Groups["span"].Success).Select(Read).OfType<DateOnly>();

    private static int Number(string digits) => digits.Aggregate(0, (number, digit) => 10 * number + (int)char.GetNumericValue(digit));

    [GeneratedRegex(
        @"(?<span>\b(?:depuis|dès|avant|jusqu['’]au|à partir du|à compter du|né|née|since|until|before|from|by|born|desde|hasta"
        + @"|antes del?|a partir del?|nacid[oa]|até|dal|fino al|prima del|منذ|حتى|قبل)\s+(?:le |on |el "
        + @"|the )?(?:\p{L}+ )?)?(?<![\p{L}\p{N}])"
            + Pattern,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Anywhere();
}
