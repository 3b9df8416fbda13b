using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Articles;

namespace Newsroom.Reading;

/// <summary>The dateline at the head of a news text: <c>Rome, le 25 juin 2024 –</c>, <c>GENEVA, 3 June 2025 –</c>.</summary>
public static partial class DatelineText
{
    private const int Longest = 200;

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
        return match.Success && IsPlace(match.Groups["place"].Value) && WrittenDate.Read(match) is { } date
            ? new Dateline(Place(match.Groups["place"].Value), date) : null;
    }

    /// <summary>The lead without its dateline.</summary>
    public static string Strip(string lead) => Find(lead) is null ? lead : lead[Match(lead).Length..];

    // No dateline is longer, and a long line of blanks would take the pattern hours.
    private static Match Match(string lead) => Pattern().Match(lead.Length <= Longest ? lead : lead[..Longest]);

    // Names have capitals and end in one: "La réunion du 3 juin" is a sentence.
    private static bool IsPlace(string place) =>
        place.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var words && char.IsUpper(words[^1][0]) && !NoPlaces.Contains(words[0])
        && words.All(word => word.Any(char.IsUpper) || InNames.Contains(word));

    private static string Place(string place) =>
        place.Any(char.IsLower) ? place : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(place.ToLowerInvariant());

    [GeneratedRegex(
        @"^\s*(?<place>(?-i:\p{Lu})[\p{L} .'’\-]{1,40}?)(?: \([\p{L} ]{2,30}\))?,? +(?:le |el |on |den |il )?" + WrittenDate.Pattern
        + @"\s*(?:[–—:]|-{1,2}|\.\s*[–—-])\s+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
