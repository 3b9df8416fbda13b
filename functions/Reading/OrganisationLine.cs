using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Reading.Names;

namespace Newsroom.Reading;

/// <summary>
/// Recognises the line in which who speaks is named, above the headline, and the line below it that numbers what it is: <c>MINISTRY OF
/// REEFS</c>, <c>Dialogue on Student Mobility (DSM)</c>, <c>Media release No. 88/2026</c>. A line with a verb is a headline.
/// </summary>
internal static partial class OrganisationLine
{
    private const int MaxLength = 100;

    public static bool IsOne(string line) => line.Length <= MaxLength
        && (Name().IsMatch(line) || ArabicName().IsMatch(line) || (line.EndsWith(')') && Defines(line)));

    /// <summary>Whether a line only says what kind of paper this is, or its number.</summary>
    public static bool IsLabel(string line) => line.Length <= MaxLength && (Label().IsMatch(line) || BoilerplatePhrases.IsOne(line));

    private static bool Defines(string line) => AcronymDefinitions.Find(line) is [var name]
        && line.StartsWith(name.Full, StringComparison.OrdinalIgnoreCase);

    // The kind of organisation, then nothing but names and what joins them.
    [GeneratedRegex(
        @"^(?:(?i:the )?(?:\p{Lu}[\p{L}'’-]* ){0,2})(?i:ministry|department|office|council|committee|commission|association|federation|union|society|institute|university|school|college|centre|center|foundation|agency|authority|parish|chamber|museum|hospital|ministère|direction|préfecture|mairie|commune|conseil|comité|fédération|syndicat|société|institut|université|école|fondation|agence|paroisse|chambre|musée|hôpital|ministerio|secretaría|oficina|ayuntamiento|municipalidad|consejo|comisión|asociación|federación|sindicato|sociedad|instituto|universidad|escuela|centro|fundación|agencia|parroquia|cámara|museo|ministério|secretaria|câmara|junta|conselho|comissão|associação|federação|sociedade|universidade|escola|fundação|agência|paróquia|museu)(?!\p{L})(?:[ ,–-]+(?:\p{Lu}[\p{L}.'’-]*|(?i:of|for|and|the|in|on|de|du|des|la|le|les|l['’]\p{L}+|d['’]\p{L}+|et|pour|del|los|las|y|e|para|do|da|dos|das|en|em|à|ao|aux?|\([\p{Lu}\p{Nd}&.-]{2,12}\))))+$",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Name();

    // Arabic has no capitals: short, or with its part behind a dash.
    [GeneratedRegex(
        @"^(?:ال)?(?:جامعة|وزارة|جمعية|بلدية|مركز|مؤسسة|نقابة|معهد|كلية|مديرية|لجنة|اتحاد|مجلس|غرفة|متحف)(?: [\p{IsArabic}]+){1,3}(?: [–-] [\p{IsArabic}]+(?: [\p{IsArabic}]+){0,3})?$",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex ArabicName();

    [GeneratedRegex(
        @"^(?:\p{L}+ ){1,2}(?:n[°ºo]|no|núm|nr|number)\.? ?[0-9]{1,5}(?: ?[/-] ?[0-9]{2,4})?$|^(?:communiqu[ée]|comunicado|declaraci[óo]n|declara[çc][ãa]o|d[ée]claration|joint|final) (?:conjoint|conjunto|conjunta|final|commune|communiqu[ée]|statement|declaration)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Label();
}
