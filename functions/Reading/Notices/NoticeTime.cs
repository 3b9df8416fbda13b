using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Notices;

/// <summary>Until when a line asks to wait.</summary>
internal static partial class NoticeTime
{
    private static readonly FrozenSet<string> Days = "en fr es pt de it nl pl tr ru ar".Split(' ')
        .Select(language => CultureInfo.GetCultureInfo(language).DateTimeFormat)
        .SelectMany(format => format.DayNames.Concat(format.AbbreviatedDayNames))
        .Select(day => day.TrimEnd('.')).ToFrozenSet(StringComparer.InvariantCultureIgnoreCase);

    /// <summary>A time without a zone may be that of any.</summary>
    private static readonly TimeSpan WesternmostZone = TimeSpan.FromHours(12);

    private static readonly TimeSpan EasternmostZone = TimeSpan.FromHours(14);

    /// <summary>Whether a word is part of a date or a time: of a day, a month, an hour, a zone.</summary>
    public static bool IsOfTime(string word) => TimeWord().IsMatch(word) || WrittenDate.Month(word) is not null || Days.Contains(word);

    /// <summary>Where the first full date of a text begins; null where there is none.</summary>
    public static int? FindDate(string text) =>
        Date().Match(text) is { Success: true } date && StatedDate.ParseAny(Written(date)) is not null ? date.Index : null;

    /// <summary>
    /// The moment that a notice with a date names: the latest that can be meant, unless it speaks of an immediate release, which is the
    /// earliest. Null where there is no full date.
    /// </summary>
    public static DateTimeOffset? Of(string notice) => Immediate().IsMatch(notice) ? Earliest(notice) : Latest(notice);

    /// <summary>The latest moment that is meant; null where there is no full date.</summary>
    /// <param name="text">The words behind those that ask to wait.</param>
    public static DateTimeOffset? Latest(string text) => Find(text) is not var (moment, hasTime, hasZone) ? null
        : moment + (hasTime ? TimeSpan.Zero : TimeSpan.FromDays(1)) + (hasZone ? TimeSpan.Zero : WesternmostZone);

    /// <summary>The moment as it is written, in UTC where no zone is. A day that is called that of publication may be today.</summary>
    public static DateTimeOffset? AsWritten(string text) => Find(text)?.Moment;

    /// <summary>What is released at once is so on the day that it names, which begins in the east.</summary>
    private static DateTimeOffset? Earliest(string text) =>
        Date().Match(text) is { Success: true } date && StatedDate.ParseAny(Written(date)) is { } day ? day - EasternmostZone : null;

    private static (DateTimeOffset Moment, bool HasTime, bool HasZone)? Find(string text)
    {
        if (Date().Matches(text) is not [.., var date] || StatedDate.LatestReading(Written(date)) is not { } day)
        {
            return null;
        }

        var rest = text.Remove(date.Index, date.Length);
        var (time, zone) = (Time().Match(rest), Zone().Match(rest));
        if (!time.Success)
        {
            return (day, false, false);
        }

        var minute = time.Groups["minute"].Success ? time.Groups["minute"].Value : "00";
        var half = time.Groups["half"].Success ? $" {time.Groups["half"].Value}m" : "";
        var written = string.Create(
            CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {time.Groups["hour"].Value}:{minute}{half} {zone.Value}");
        return StatedDate.ParseAny(written.TrimEnd()) is { } moment ? (moment, true, zone.Success) : (day, false, false);
    }

    private static string Written(Match date) => date.Value.Replace('\u00A0', ' ');

    [GeneratedRegex(
        @"\bimmediate\b|\bimmédiate\b|\binmediata\b|\bimediata\b|\bimmediata\b|\bsofort",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Immediate();

    [GeneratedRegex(
        @"^(?:on|at|the|of|le|la|les|à|a|au|aux|el|del?|do|da|das|dos|às|as|am|pm|a\.m\.?|p\.m\.?|den|der|um|alle|ore|il|di|dal|er|st"
        + @"|nd|rd|th|h|hrs?|hours?|heures?"
        + @"|horas?|uhr|time|local|noon|midnight|midi|minuit|mediodía|medianoche|meio-dia|mittag|utc|gmt|cet|cest|bst|eet|eest|est|edt"
        + @"|et|pt|ct|wat|cat|eat|sast|z|ساعة|الساعة)\.?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeWord();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:" + WrittenDate.Pattern + "|" + WrittenDate.NumericPattern + @")(?:(?![\p{L}\p{N}])|(?=T[0-9]))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"(?<![\p{N}:])(?<hour>[0-9]{1,2})(?:\s?[:.hH]\s?(?<minute>[0-5][0-9])|\s?h(?:eures?|rs?|ours?)?\b|\s?uhr\b|\s?horas?\b"
        + @"|(?=\s?[ap]\.?m))\s?(?<half>[ap](?=\.?m))?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(
        "(?<![\\p{L}])(?:UTC|GMT|WET|WEST|BST|CET|CEST|EET|EEST|WAT|CAT|SAST|EAT|MSK|EDT|EST)(?![\\p{L}])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
