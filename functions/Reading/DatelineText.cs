using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Articles;

namespace Newsroom.Reading;

/// <summary>The dateline at the head of a news text: <c>Rome, le 25 juin 2024 –</c>, <c>GENEVA, 3 June 2025 –</c>.</summary>
public static partial class DatelineText
{
    private static readonly Dictionary<string, int> Months = new[] { "fr", "en", "es", "pt", "it", "de" }
        .SelectMany(language => CultureInfo.GetCultureInfo(language).DateTimeFormat.MonthNames.Take(12)
            .Select((name, i) => (Name: name.ToLowerInvariant(), Month: i + 1)))
        .DistinctBy(month => month.Name)
        .ToDictionary(month => month.Name, month => month.Month);

    public static Dateline? Find(string lead)
    {
        var match = Pattern().Match(lead);
        return match.Success && Date(match) is { } date ? new Dateline(Place(match.Groups["place"].Value), date) : null;
    }

    /// <summary>The lead without its dateline.</summary>
    public static string Strip(string lead) => Find(lead) is null ? lead : lead[Pattern().Match(lead).Length..];

    private static DateOnly? Date(Match match)
    {
        if (!Months.TryGetValue(match.Groups["month"].Value.ToLowerInvariant(), out var month))
        {
            return null;
        }

        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        return year is > 1900 and < 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static string Place(string place) =>
        place.Any(char.IsLower) ? place : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(place.ToLowerInvariant());

    // [0-9], as \d is every script's digits.
    [GeneratedRegex(
        @"^\s*(?<place>\p{Lu}[\p{L} .'’\-]{1,40}?)(?: \([\p{L} ]{2,30}\))?,? +(?:le |el |on |den |il )?" +
        @"(?:(?<day>[0-9]{1,2})(?:er|st|nd|rd|th|\.)? (?:de |of )?(?<month>\p{L}{3,10})\.?|(?<month>\p{L}{3,10})\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?),? (?:de |del )?(?<year>[0-9]{4})" +
        @"\s*(?:[–—:]|-{1,2}|\.\s*[–—-])\s+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
