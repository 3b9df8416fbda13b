using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction;

/// <summary>Finds the working languages of an event. Languages of interpretation are not included.</summary>
internal static partial class WorkingLanguages
{
    private const string Names =
        "français|anglais|espagnol|arabe|portugais|italien|allemand|néerlandais|russe|chinois|turc|swahili|french|english|spanish|arabic|portuguese|italian|german|dutch|russian|chinese|turkish"
        + "|francés|inglés|español|árabe|portugués|italiano|alemán|frances|ingles|espanol|portugues|aleman";

    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>
    {
        ["francais"] = "fr",
        ["french"] = "fr",
        ["frances"] = "fr",
        ["anglais"] = "en",
        ["english"] = "en",
        ["ingles"] = "en",
        ["espagnol"] = "es",
        ["spanish"] = "es",
        ["espanol"] = "es",
        ["arabe"] = "ar",
        ["arabic"] = "ar",
        ["portugais"] = "pt",
        ["portuguese"] = "pt",
        ["portugues"] = "pt",
        ["italien"] = "it",
        ["italian"] = "it",
        ["italiano"] = "it",
        ["allemand"] = "de",
        ["german"] = "de",
        ["aleman"] = "de",
        ["neerlandais"] = "nl",
        ["dutch"] = "nl",
        ["russe"] = "ru",
        ["russian"] = "ru",
        ["chinois"] = "zh",
        ["chinese"] = "zh",
        ["turc"] = "tr",
        ["turkish"] = "tr",
        ["swahili"] = "sw",
    }.ToFrozenDictionary();

    /// <summary>The working languages that a sentence states, as two-letter codes; null if it states none.</summary>
    public static IReadOnlyList<string>? Find(string plain)
    {
        var match = Stated().Match(plain);
        return match.Success ? [.. match.Groups["name"].Captures.Select(name => Codes[Letters.Fold(name.Value)]).Distinct()] : null;
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:langues? de travail|langues? de l'événement|working languages?|(?:idiomas?|lenguas?) de trabajo|(?:aura lieu|auront lieu|se tiendra|se déroulera|se dérouleront|se tiendront|be held|be conducted|take place|conducted|se celebrará|se desarrollará|tendrá lugar)(?= (?:en|in)))[^.;0-9]{0,24}?(?<!\p{L})(?:l'|le |en |in |el |la )?(?<name>"
        + Names + @")(?!\p{L})(?:(?:, | et | and | y | & | e )(?:l'|le |en |in |el |la )?(?<name>" + Names + @")(?!\p{L})){0,5}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Stated();
}
