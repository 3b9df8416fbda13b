using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Articles;

namespace Newsroom.Reading;

/// <summary>The dateline at the head of a news text: <c>Rome, le 25 juin 2024 –</c>, <c>GENEVA, 3 June 2025 –</c>.</summary>
public static partial class DatelineText
{
    private const int Longest = 200;

    private static readonly Dictionary<string, int> Months = new[] { "fr", "en", "es", "pt", "it", "de" }
        .SelectMany(language => CultureInfo.GetCultureInfo(language).DateTimeFormat.MonthNames.Take(12)
            .Select((name, i) => (Name: name.ToLowerInvariant(), Month: i + 1)))
        .DistinctBy(month => month.Name)
        .ToDictionary(month => month.Name, month => month.Month);

    /// <summary>What stands before a date at the head of a text and is no place: weekdays, articles, and the words of page furniture.</summary>
    private static readonly HashSet<string> NoPlaces = new(
        new[] { "fr", "en", "es", "pt", "it", "de" }.SelectMany(language => CultureInfo.GetCultureInfo(language).DateTimeFormat.DayNames)
            .Concat("le on el il am the date publié mis posted published updated publicado actualizado pubblicato aggiornato".Split(' ')),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> InNames =
        [.. "de du des la le les sur sous en au aux et of the and upon del al el los las y da do dos di della am an der den".Split(' ')];

    public static Dateline? Find(string lead)
    {
        var match = Match(lead);
        return match.Success && IsPlace(match.Groups["place"].Value) && Date(match) is { } date
            ? new Dateline(Place(match.Groups["place"].Value), date) : null;
    }

    /// <summary>The lead without its dateline.</summary>
    public static string Strip(string lead) => Find(lead) is null ? lead : lead[Match(lead).Length..];

    // No dateline is longer, and a long line of blanks would take the pattern hours.
    private static Match Match(string lead) => Pattern().Match(lead.Length <= Longest ? lead : lead[..Longest]);

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

    // Names have capitals and end in one: "La réunion du 3 juin" is a sentence.
    private static bool IsPlace(string place) =>
        place.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var words && char.IsUpper(words[^1][0]) && !NoPlaces.Contains(words[0])
        && words.All(word => word.Any(char.IsUpper) || InNames.Contains(word));

    private static string Place(string place) =>
        place.Any(char.IsLower) ? place : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(place.ToLowerInvariant());

    // [0-9], as \d is every script's digits.
    [GeneratedRegex(
        @"^\s*(?<place>(?-i:\p{Lu})[\p{L} .'’\-]{1,40}?)(?: \([\p{L} ]{2,30}\))?,? +(?:le |el |on |den |il )?" +
        @"(?:(?<day>[0-9]{1,2})(?:er|st|nd|rd|th|\.)? (?:de |of )?(?<month>\p{L}{3,10})\.?|(?<month>\p{L}{3,10})\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?),? (?:de |del )?(?<year>[0-9]{4})" +
        @"\s*(?:[–—:]|-{1,2}|\.\s*[–—-])\s+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
