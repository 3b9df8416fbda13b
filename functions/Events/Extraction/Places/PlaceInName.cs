using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Places;

/// <summary>
/// Recognises places that are only a part of another name: "Processus de Rabat", "Paris Agreement", "Universidad de Alicante". Such a name
/// does not say that an event takes place there.
/// </summary>
internal static partial class PlaceInName
{
    private const int MaxBeforeLength = 60;
    private const int MaxAfterLength = 60;

    /// <summary>The places of a text, without those that are a part of another name.</summary>
    public static IEnumerable<PlaceMention> Find(string text)
    {
        var plain = Prose.Plain(text);
        return Gazetteer.Find(text).Where(mention => !IsPartOfName(plain, mention));
    }

    /// <summary>Whether a place is a part of another name.</summary>
    /// <param name="plain">The text of the mention, with plain apostrophes and dashes.</param>
    /// <param name="mention">The place in that text.</param>
    public static bool IsPartOfName(string plain, PlaceMention mention)
    {
        var before = plain[Math.Max(0, mention.Start - MaxBeforeLength)..mention.Start];
        return HeadBefore().IsMatch(before) || ClubBefore().IsMatch(before)
            || HeadAfter().IsMatch(plain.AsSpan(mention.End, Math.Min(MaxAfterLength, plain.Length - mention.End)));
    }

    private const string Documents =
        "processus|process|proceso|processo|déclarations?|declarations?|declaraci[óo]n|declaraç[ãa]o|accords?|agreements?|acuerdos?|acordos?|conventions?|convenios?|convenci[óo]n|convenç[ãa]o|convênio"
        + "|traités?|treat(?:y|ies)|tratados?|protocoles?|protocols?|protocolos?|pactes?|pacts?|pactos?|compact|chartes?|charters?|carta|plan d'action|action plan|plan de acci[óo]n|plano de aç[ãa]o"
        + "|dialogues?|di[áa]logos?|initiatives?|iniciativas?|consensus|consenso|principes|principles|principios|princípios|lignes "
        + "directrices|directives|guidelines|agenda|appel|feuille de route|roadmap";

    private const string Organisations =
        "universités?|university|universidade?s?|institute?s?|institutos?|écoles?|school|escuela|escola|académies?|academy|academia|facultés?|facultad|faculdade|collège|college"
        + "|clubs?|clubes?|cercle|circle|círculo|amicale|association|asociaci[óo]n|associaç[ãa]o|société|society|sociedade?|fondation|foundation|fundaci[óo]n|fundaç[ãa]o|fédération|federation|federaci[óo]n"
        + "|orchestre|orchestra|orquesta|orquestra|atlético|athletic|olympique|racing|peña|guild|guilde|gremio|union|unión|união|ligue|league|liga|banque|bank|banco|groupe|group|grupo|réseau|network|red|rede";

    private const string Link = @"(?:de la |de l'|de los |de |du |des |d'|del |da |do |of the |of )";

    // One word may stand between: "Déclaration politique de", "Declaración Universal de". Most texts do not end so, which is seen at once
    // from the right.
    [GeneratedRegex(
        @"(?<!\p{L})(?:"
            + Documents
            + "|"
            + Organisations
            + @")(?: (?!près |cerca |lors |loin |perto |proche )[\p{L}'\-]+)? "
            + Link
            + "$|(?<!\\p{L})(?:إعلان|مسار|عملية|اتفاق|اتفاقية|ميثاق|جامعة|نادي|معهد|جمعية) $",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex HeadBefore();

    [GeneratedRegex(
        @"(?<!\p{L})(?:Real|Inter|AS|FC|AC|SC|CD|Stade|Sporting|Orquesta|Orquestra|Orchestre|Orchestra) $",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex ClubBefore();

    // In English the place stands before the head of the name, perhaps with words between: "the Budapest Process",
    // "Cambridge Horological Circle".
    [GeneratedRegex(
        @"^ (?:\p{Lu}[\p{L}'\-]+ ){0,2}(?:Process|Declaration|Accords?|Agreement|Convention|Treaty|Protocol|Pact|Compact|Charter|Action Plan|Plan of Action|Dialogue|Initiative|Consensus|Principles|Guidelines|Rules|Road"
            + @"|Club|Circle|Society|Association|Foundation|Federation|Orchestra|Academy|United|Rovers|Lions|Ladies|Guild|Union|League|Bank|Group|Network)(?!\p{L})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex HeadAfter();
}
