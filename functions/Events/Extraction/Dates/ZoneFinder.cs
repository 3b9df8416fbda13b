using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>Finds the time zone that a text states with a time: <c>heure de Paris</c>, <c>Nairobi time</c>, <c>GMT</c>.</summary>
internal static partial class ZoneFinder
{
    /// <summary>The IANA name of the time zone; null if the text states none, or an unknown one.</summary>
    public static string? Find(string text)
    {
        foreach (Match match in Stated().Matches(text))
        {
            var zone = match.Groups["code"].Success ? OfCode(match.Groups["code"].Value) : OfCity(match.Groups["city"].Value);
            if (zone is not null)
            {
                return zone;
            }
        }

        return null;
    }

    private static string? OfCity(string name) => Gazetteer.Find(name).FirstOrDefault() is { Start: 0 } mention ? mention.Place.Zone : null;

    private static string? OfCode(string code) => code switch
    {
        "UTC" or "GMT" => "UTC",
        "CET" or "CEST" => "Europe/Paris",
        "BST" => "Europe/London",
        "EST" or "EDT" or "ET" => "America/New_York",
        "PST" or "PDT" or "PT" => "America/Los_Angeles",
        "EET" or "EEST" => "Europe/Athens",
        "WAT" => "Africa/Lagos",
        "CAT" => "Africa/Maputo",
        "EAT" => "Africa/Nairobi",
        "SAST" => "Africa/Johannesburg",
        _ => null,
    };

    [GeneratedRegex(
        @"(?:(?:[Hh]eures? (?:de |d')|[Hh]ora de )(?<city>\p{Lu}[\p{L}'\-]{1,20}(?: \p{Lu}[\p{L}'\-]{1,20}){0,2})|(?<![\p{L}])(?<city>\p{Lu}[\p{L}'\-]{1,20}(?: \p{Lu}[\p{L}'\-]{1,20})?) time(?!\p{L})|(?<=[0-9hm.] ?\(?)(?<code>UTC|GMT|CES?T|BST|E[SD]T|P[SD]T|EES?T|WAT|CAT|EAT|SAST|ET|PT)(?![\p{L}0-9+\-]))",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Stated();
}
