using System.Text.RegularExpressions;

namespace Newsroom.Events.Extraction;

/// <summary>What words near a date say about it.</summary>
internal enum TriggerKind
{
    /// <summary>Something takes place: "se tiendra", "was held", "rejoignez-nous".</summary>
    Held,

    /// <summary>Something that takes place: "atelier", "conference", "taller".</summary>
    Noun,

    /// <summary>A ceremony, told by its act: "a signé", "inaugurated".</summary>
    Ceremony,

    /// <summary>Perhaps something takes place: "présenteront", "is planned".</summary>
    Weak,

    /// <summary>A date of something else: "publié", "adopted", "date limite".</summary>
    Other,
}

/// <summary>Words that say what a date near them is of.</summary>
internal sealed record Trigger(TriggerKind Kind, int Start, int End);

/// <summary>Finds them.</summary>
internal static partial class Triggers
{
    public const string Nouns =
        // French and English, then Spanish
        "réunions?|rencontres?|ateliers?|webinaires?|séminaires?|conférences?|colloques?|symposiums?|forums?|fora|sommets?|congrès|assises|tables? rondes?|assemblées?|consultations?|concertations?"
        + "|cérémonies?|célébrations?|inaugurations?|événements?|évènements?|sessions?|séances?|formations?|visites? d'étude|visites?|débats?|soirées?|matinées?|festivals?|expositions?|concerts?|foires?|salons? (?:de |du |des )|tournois?|hackathons?|auditions?|dîner-débat"
        + "|journées? (?=d'|de |des |portes|mondiale|internationale|nationale|technique|thématique|européenne)|écoles? d'été|élections?|panels?|vernissages?|projections?"
        + "|meetings?|workshops?|webinars?|seminars?|conferences?|summits?|round ?tables?|round-tables?|assembly|ceremony|ceremonies|celebrations?|events?|trainings?|training courses?|study visits?|peer visits?|visits?|debates?|exhibitions?|fairs?|hearings?|briefings?|retreats?|gatherings?|summer schools?|open (?:day|house)s?|town halls?|side events?|launch event|kick-off|talks?|lecture series|public lectures?|elections?"
        + "|reuni[óo]n(?:es)?|encuentros?|talleres|taller|seminarios?|webinarios?|conferencias?|cumbres?|foros?|congresos?|jornadas?|simposios?|coloquios?|asambleas?|mesas? redondas?|cursos?|capacitaci[óo]n(?:es)?|ceremonias?|inauguraci[óo]n|sesi[óo]n(?:es)?|visitas?|actos?|ferias?|festivales|exposici[óo]n|charlas?|eventos?|tutor[íi]as?";

    private const string Held =
        "se tiendr(?:a|ont)|se tenait|se tient|se tenir|s'est tenue?|se sont tenue?s|tenue?s?|aur(?:a|ont) lieu|a(?:vait)? eu lieu|ont eu lieu|a lieu|avoir lieu|ayant eu lieu|se déroul(?:era|eront|e|ait|aient)|s'est déroulée?|se sont déroulée?s"
        + "|se réuni(?:ra|ront|t|ssent|ssait)|s'est réunie?|se sont réunie?s|se retrouver(?:a|ont)|se sont retrouvée?s|organis(?:e|ent|ait|era|eront|ée?s?)|co-?organis(?:e|ent|era|eront|ée?s?)|accueill(?:e|i|era|eront)|rejoignez-nous|retrouvez-nous|rendez-vous"
        + "|s'ouvr(?:ira|e)|débutera|vous (?:invite|convie)(?:nt)?|animée?s?|réunira|réuni(?:t|s)?|rassemblera|rassemblé|participer(?:a|ont)?"
        + "|(?:takes?|took|taking|taken) place|held|hold|holds|holding|convened?|convenes|hosted|hosts?|hosting|met|meets?|gather(?:ed|s)?|joins? us|organi[sz]ed|organi[sz]es|brought together|brings? together|kicks? off|opens with|attend|attended|runs from|scheduled"
        + "|se celebrar[áa]n?|se celebr[óoa]n?|se celebraron|celebrad[oa]s?|celebrar[áa]n?|tendr[áa]n? lugar|tuv(?:o|ieron) lugar|tiene lugar|se reunir[áa]n?|se reuni[óo]|se reunieron|reunir[áa]n?|organiza(?:d[oa]s?|n|r[áa]n?)?|se desarrollar[áa]|participe|[úu]nase|acoger[áa]|acogi[óo]";

    private const string Ceremony =
        "(?:a|ont|avait|ayant|ont officiellement|a officiellement) (?:co)?signé|(?:a|ont) (?:été|officiellement) signée?s?|sera signée?|seront signée?s|signeront|signera|inaugurée?s?|inaugurer(?:a|ont)?"
        + "|(?<=was |were |be |been |has |have |had |will )sign(?:ed)?|sign(?:ed)? (?=an? |the )|inaugurated|firmaron|firm[óo]|firmar[áa]n?|fue(?:ron)? firmad[oa]s?|se firm[óo]|inaugurad[oa]s?|inaugur[óo]|se inaugurar[áa]";

    private const string Weak =
        "présenter(?:a|ont)|prévue?s?|programmée?s?|planned|will present|will open|will speak|interviendr(?:a|ont)|se presentar[áa]n?|presentar[áa]n?|previst[oa]s?|opens|s'ouvriront|se rendr(?:a|ont)";

    private const string Other =
        "publi(?:e|ée?s?|era|ait|cation de)|paru(?:e?s?)|paraîtra|diffusée?s?|adopt(?:e|ée?s?|ent)|approuvée?s?|créée?s?|fondée?s?|établie?s?|constituée?s?|entrée?s? en vigueur|entrera en vigueur|ratifiée?s?|nommée?s?|promulguée?s?|mis(?:es?)? à jour|mise? en ligne|annoncée?s?|annonc(?:e|ent)|déclarée?s?|décidée?s?"
        + "|date limite|dernier délai|clôture|échéance|expir(?:e|era|ation|es|ed|y)|candidatures?|inscriptions? (?:sont |est )?(?:ouvertes?|closes?|possibles?)|au plus tard|reportée?s?|annulée?s?|née? le|décédée?s?|mort(?:e?s?)? le|lancée?s?|signée?s? le"
        + "|publish(?:ed|es)?|released|issued|adopt(?:ed|s)|approved|created|founded|established|entered into force|enter into force|ratified|appointed|elected|updated|last modified|announced|announces|declared|decided|said|told|deadline|closing date|closes?|apply|applications?|submissions?|register|registrations?|due|cancelled|canceled|postponed|died|born|launched"
        + "|publicad[oa]s?|public[óo]|aprob[óo]|aprobad[oa]s?|adoptad[oa]s?|cread[oa]s?|fundad[oa]s?|entr[óo] en vigor|plazo|fecha l[íi]mite|solicitudes|convocatoria|cancelad[oa]s?|aplazad[oa]s?|anunci[óo]|naci[óo]|muri[óo]";

    /// <summary>In the order of the text.</summary>
    public static List<Trigger> Find(string plain)
    {
        var triggers = new List<Trigger>();
        foreach (Match match in Words().Matches(plain))
        {
            var kind = match.Groups["held"].Success ? TriggerKind.Held
                : match.Groups["noun"].Success ? TriggerKind.Noun
                : match.Groups["ceremony"].Success ? TriggerKind.Ceremony
                : match.Groups["weak"].Success ? TriggerKind.Weak
                : TriggerKind.Other;
            if (kind != TriggerKind.Noun || !Agent().IsMatch(plain[Math.Max(0, match.Index - 12)..match.Index]))
            {
                triggers.Add(new Trigger(kind, match.Index, match.Index + match.Value.TrimEnd().Length));
            }
        }

        return triggers;
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:(?<ceremony>" + Ceremony + ")|(?<held>" + Held + ")|(?<noun>" + Nouns + ")|(?<weak>" + Weak + ")|(?<other>" + Other + @"))(?!\p{L}|-\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    // What an assembly approves, it does; it does not take place.
    [GeneratedRegex(@"(?<!\p{L})(?:par (?:la |le |les |l'|une? )|by (?:the |an? )?|por (?:la |el )|via )$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Agent();
}
