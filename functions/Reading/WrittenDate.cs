using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.Reading;

/// <summary>A complete date in words: <c>25 juin 2024</c>, <c>1er mars 2025</c>, <c>3 June 2025</c>, <c>June 3, 2025</c>, <c>22 de octubre de 2025</c>.</summary>
internal static class WrittenDate
{
    /// <summary>To be used without regard to case. [0-9], as \d is every script's digits.</summary>
    public const string Pattern =
        @"(?:(?<day>[0-9]{1,2})(?:er|st|nd|rd|th|\.)? (?:de |of )?(?<month>\p{L}{3,10})\.?|(?<month>\p{L}{3,10})\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?),? (?:de |del )?(?<year>[0-9]{4})";

    private static readonly Dictionary<string, int> Months = new[] { "fr", "en", "es", "pt", "it", "de" }
        .SelectMany(language => CultureInfo.GetCultureInfo(language).DateTimeFormat.MonthNames.Take(12)
            .Select((name, i) => (Name: name.ToLowerInvariant(), Month: i + 1)))
        .DistinctBy(month => month.Name)
        .ToDictionary(month => month.Name, month => month.Month);

    /// <summary>The date that <see cref="Pattern"/> matched; null where there is no such month or day.</summary>
    public static DateOnly? Read(Match match)
    {
        if (!Months.TryGetValue(match.Groups["month"].Value.ToLowerInvariant(), out var month))
        {
            return null;
        }

        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        return year is > 1900 and < 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }
}
