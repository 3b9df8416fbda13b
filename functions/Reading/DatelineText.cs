using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Articles;

namespace Newsroom.Reading;

/// <summary>The dateline at the head of a news text: <c>Rome, le 25 juin 2024 –</c>, <c>GENEVA, 3 June 2025 –</c>.</summary>
public static partial class DatelineText
{
    public static Dateline? Find(string lead)
    {
        var match = Pattern().Match(lead);
        return match.Success && WrittenDate.Read(match) is { } date ? new Dateline(Place(match.Groups["place"].Value), date) : null;
    }

    /// <summary>The lead without its dateline.</summary>
    public static string Strip(string lead) => Find(lead) is null ? lead : lead[Pattern().Match(lead).Length..];

    private static string Place(string place) =>
        place.Any(char.IsLower) ? place : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(place.ToLowerInvariant());

    [GeneratedRegex(
        @"^\s*(?<place>\p{Lu}[\p{L} .'’\-]{1,40}?)(?: \([\p{L} ]{2,30}\))?,? +(?:le |el |on |den |il )?" + WrittenDate.Pattern
        + @"\s*(?:[–—:]|-{1,2}|\.\s*[–—-])\s+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
