using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Newsroom.Reading;

/// <summary>
/// Dates as editors and programs state them: ISO 8601 in all its looser forms, days in numbers (day first) and in words, RFC 1123,
/// Unix time;
/// with or without a time and a zone (UTC where there is none).
/// </summary>
public static partial class StatedDate
{
    private const int MinYear = 1901;

    private const int MaxYear = 9998;
    private const int MaxLength = 100;

    /// <summary>Offsets of abbreviations in hours, as in Europe, Africa and North America.</summary>
    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 0,
        ["Z"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["BST"] = 1,
        ["CET"] = 1,
        ["WAT"] = 1,
        ["CEST"] = 2,
        ["EET"] = 2,
        ["CAT"] = 2,
        ["SAST"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["EAT"] = 3,
        ["JST"] = 9,
        ["EDT"] = -4,
        ["EST"] = -5,
        ["CDT"] = -5,
        ["CST"] = -6,
        ["MDT"] = -6,
        ["MST"] = -7,
        ["PDT"] = -7,
        ["PST"] = -8,
    };

    /// <summary>Null where the text is not a date, or one before 1901.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        Read(text, isMonthFirst: false, isPartial: false) is { Year: >= MinYear } date ? date : null;

    /// <summary>
    /// As <see cref="Parse"/>, with the dates of history, and with a year or a month alone, which stand for their first day.
    /// </summary>
    internal static DateTimeOffset? ParseAny(string? text) => Read(text, isMonthFirst: false, isPartial: true);

    /// <summary>The latest moment that the text can mean: 03/04/2026 is 4 March to Americans, and 3 April to all others.</summary>
    internal static DateTimeOffset? LatestReading(string? text) =>
        ParseAny(text) is { } date ? Read(text, isMonthFirst: true, isPartial: true) is { } other && other > date ? other : date : null;

    private static DateTimeOffset? Read(string? text, bool isMonthFirst, bool isPartial)
    {
        if (text is null || text.Length > MaxLength || Pattern().Match(Rewritten(text.Trim())) is not { Success: true, Groups: var parts }
            || (parts["partial"].Success && !isPartial))
        {
            return null;
        }

        if (parts["unix"].Success)
        {
            return FromUnixTime(long.Parse(parts["unix"].Value, CultureInfo.InvariantCulture));
        }

        return Day(parts, isMonthFirst) is { } day && Time(parts) is { } time ? At(day.ToDateTime(time), parts["zone"].Value) : null;
    }

    /// <summary>
    /// Forms with their parts in another order: <c>Thu Mar  7 10:15:00 CET 2024</c> (of <c>date</c>), <c>… GMT+0100 (Central European
    /// Time)</c> (of scripts), <c>2024年3月7日</c>.
    /// </summary>
    private static string Rewritten(string text) => UnixDate().Replace(
        EastAsianDate().Replace(OffsetPrefix().Replace(ZoneName().Replace(text, ""), ""), "$1-$2-$3"), "$2 $1 $5 $3 $4");

    [GeneratedRegex(@"(?<=[+-][0-9:]{2,5})\s*\([^()]*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneName();

    [GeneratedRegex("(?:UTC|GMT)(?=[+-][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetPrefix();

    [GeneratedRegex("^([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", RegexOptions.CultureInvariant)]
    private static partial Regex EastAsianDate();

    [GeneratedRegex(
        @"^\p{L}{3} (\p{L}{3})\s+([0-9]{1,2}) ([0-9]{2}:[0-9]{2}:[0-9]{2})(?: ([A-Z]{2,5}))? ([0-9]{4})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex UnixDate();

    private static DateTimeOffset? FromUnixTime(long number) =>
        number > 99_999_999_999 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);

    private static DateOnly? Day(GroupCollection parts, bool isMonthFirst)
    {
        var month = parts["month"].Success ? WrittenDate.Month(parts["month"].Value) ?? 0 : Number(parts["number"].Value, missing: 1);
        var day = Number(parts["day"].Value, missing: 1);
        if (parts["mixed"].Success && ((month > 12 && day <= 12) || (isMonthFirst && day <= 12)))
        {
            (day, month) = (month, day);
        }

        var year = Number(parts["year"].Value, missing: 0);
        return year is > 1 and <= MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;
    }

    private static TimeOnly? Time(GroupCollection parts)
    {
        var hour = Number(parts["hour"].Value, missing: 0);
        var half = parts["half"].Value.ToUpperInvariant();
        hour = half.Length == 0 ? hour : hour > 12 ? -1 : (hour % 12) + (half[0] == 'P' ? 12 : 0);
        var (minute, second) = (Number(parts["minute"].Value, missing: 0), Number(parts["second"].Value, missing: 0));
        return hour is >= 0 and < 24 && minute < 60 && second < 60
            ? new TimeOnly(hour, minute, second).Add(Fraction(parts["fraction"].Value)) : null;
    }

    private static TimeSpan Fraction(string digits) =>
        digits.Length == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(double.Parse($"0.{digits}", CultureInfo.InvariantCulture));

    private static DateTimeOffset? At(DateTime local, string zone)
    {
        if (Zones.TryGetValue(zone, out var hours))
        {
            return new DateTimeOffset(local, TimeSpan.FromHours(hours));
        }

        if (zone[0] is '+' or '-')
        {
            var digits = zone[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
            var offset = new TimeSpan(Number(digits[..2], missing: 0), Number(digits[2..], missing: 0), 0);
            return offset <= TimeSpan.FromHours(14) ? new DateTimeOffset(local, zone[0] == '-' ? -offset : offset) : null;
        }

        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)?.AtLeniently(LocalDateTime.FromDateTime(local)).ToDateTimeOffset();
    }

    private static int Number(string digits, int missing) => digits.Length == 0 ? missing
        : digits.Aggregate(0, (number, digit) => (10 * number) + (int)char.GetNumericValue(digit));

    [GeneratedRegex(
        @"^(?:(?<unix>[0-9]{10}|[0-9]{13})"
            + @"|(?:\p{L}{2,10}\.?,?\s+)?"
            + @"(?:(?<year>[0-9]{4})[-/.](?<number>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})|(?<year>[0-9]{4})(?<number>[0-9]{2})(?<day>[0-9]{2})"
            + @"|(?<partial>(?<year>[0-9]{4})(?:[-/](?<number>[0-9]{1,2}))?)"
            + @"|(?<mixed>(?<day>[0-9]{1,2})[-/.](?<number>[0-9]{1,2})[-/.](?<year>[0-9]{4}))"
            + "|"
            + WrittenDate.Pattern
            + ")"
            + @"(?:(?:[T_]|,?\s+(?:à\s|at\s|um\s|a\slas\s|-\s)?)(?<hour>[0-9]{1,2})(?:[:.h](?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[,.](?<fraction>[0-9]{1,9}))?)?"
            + @"|(?=\s?[ap]\.?m)|h)\s*(?<half>[ap](?=\.?m\b))?(?:\.?m\.?)?)?"
            + @"\s*(?<zone>[+-][0-9]{2}(?::?[0-9]{2})?|[A-Za-z]{1,5}|[A-Za-z]+(?:/[A-Za-z_+0-9-]+){1,2})?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
