using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Places;

/// <summary>The venue of an event.</summary>
/// <param name="Name">The building.</param>
/// <param name="Room">The room in the building.</param>
/// <param name="Place">The town, if the name of the venue states it.</param>
internal sealed record Venue(string? Name, string? Room, FoundPlace? Place);

/// <summary>
/// Finds the venue of an event: <c>dans la salle X du Y de Z</c>, <c>au Palais …</c>, <c>in the X Room of the Y</c>,
/// <c>en la sala X del Y</c>, and after a comma <c>, place de X</c>.
/// </summary>
internal static partial class VenueFinder
{
    private const string Word = @"\p{Lu}[\p{L}0-9'&\-]{0,30}";
    private const string Link =
        @"(?:de la |de l'|de |du |des |d'|la |le |les |l'|of the |of |the |and |et |del |de los |de las |y |for |do |da |dos |das |e )";
    private const string Name = @"(?:" + Word + @"(?: " + Link + "{0,2}" + Word + "){0,7})";

    // French and Spanish words for buildings, squares and rooms, with and without a capital.
    private const string Head =
        "(?:(?:grande? |antig[oa] |ancien(?:ne)? |antigu[oa] "
            + ")?(?:[Pp]alais|[Cc]entre|[Cc]entro|[Hh]ôtel|[Mm]aison|[Cc]asa|[Uu]niversité|[Mm]usée|[Tt]héâtre|[Bb]ibliothèque|[Mm]édiathèque|[Ii]nstitut|[Ss]iège|[Aa]mbassade|[Mm]airie|[Cc]ampus|[Ss]tade|[Ee]space|[Cc]ité|[Ee]cole|[Éé]cole|[Ff]aculté|[Pp]arc|[Gg]alerie|[Oo]péra"
        + "|[Gg]ymnase|[Bb]oulodrome|[Vv]élodrome|[Ll]udothèque|[Cc]ale|[Mm]oulin|[Cc]onvento|[Ll]ivraria|[Pp]átio|[Aa]uditório|[Ee]rmida|[Cc]ais|[Ss]alão|[Cc]apela|[Ff]órum|[Pp]alácio|[Tt]eatro|[Cc]âmara|[Mm]osteiro|[Qq]uinta|[Mm]ercado|[Ii]greja|[Ee]scola|[Uu]niversidade|[Jj]ardim|[Ll]argo|[Pp]raça|[Cc]ineteatro|[Mm]useu|[Pp]avilhão|[Ee]stádio|[Bb]iblioteca|[Hh]alles?|[Gg]are|[Éé]glise|[Cc]hapelle|[Cc]athédrale|[Cc]hâteau|[Cc]inéma|[Ll]ycée|[Cc]ollège|[Pp]lace|[Qq]uai|[Rr]ue|[Jj]ardin|[Ff]erme|[Tt]emple|[Pp]réfecture|[Bb]ourse|[Mm]uséum|[Aa]bri|[Aa]uberge|[Cc]afé|[Ll]ibrairie|[Ff]oyer|[Tt]iers-lieu|[Aa]telier|[Pp]ort"
        + "|[Pp]alacio|[Uu]niversidad|[Mm]useo|[Tt]eatro|[Bb]iblioteca|[Aa]yuntamiento|[Hh]otel|[Ss]ede|[Cc]írculo|[Cc]lub|[Cc]olegio|[Ee]scuela|[Ii]nstituto|[Pp]laza|[Cc]alle|[Pp]arque|[Ee]stadio|[Ii]glesia|[Cc]atedral|[Cc]ine|[Ee]stación|[Mm]ercado|[Aa]teneo|[Ff]acultad|[Hh]ospital|[Gg]alería|[Ll]ibrería|[Rr]esidencia)(?: (?:publi(?:que|c)|municipale?|sociale?|culturel(?:le)?|communale?|départementale?|nationale?|pública?|municipal))?)";
    private const string RoomHead =
        "(?:[Ss]alle|[Gg]rande salle|[Ss]alon|[Aa]mphithéâtre|[Aa]uditorium|[Ss]ala|[Ss]alón|[Aa]uditorio|[Aa]ula|[Cc]hapiteau|[Ss]alão)";
    private const string EnglishHead =
        "(?:Centre|Center|Hotel|University|Palace|House|Hall|Museum|Library|Institute|Theatre|Theater|Headquarters|School|College|Building|Campus|Embassy|Stadium|Church|Club|Auditorium|Chapel|Cathedral|Gallery|Shed|Barn|Depot|Station|Park|Square|Garden|Gardens|Market|Annex|Annexe|Arena|Pavilion|Exchange|Studio|Workshop|Inn|Pub|Castle|Farm|Cinema|Bookshop|Clinic|Hospital|Court|Yard)";
    private const string LowerHead =
        "(?:room|chamber|hall|library|museum|depot|loft|shed|barn|church|chapel|school|theatre|theater|centre|center|station|park|square|garden|gardens|gallery|studio|auditorium|cathedral|town hall|community centre|harbour|pier|stadium|cinema|castle|hotel|clubhouse|courtyard|workshop)";

    // Common names of rooms and buildings, which need no proper name after them to be a venue.
    private const string Common =
        "(?:[Ss]alle (?:des fêtes|du conseil|polyvalente|municipale|communale)|[Mm]aison (?:des associations|de quartier|du peuple|pour "
            + "tous)|[Pp]alais des congrès|[Pp]alais de justice|[Hh]ôtel de ville|[Cc]entre (?:social|culturel|des congrès)|[Cc]asa de "
            + "(?:la )?cultura|[Ss]alón de actos|[Ss]alão (?:paroquial|nobre|de festas)|[Cc]asa da [Cc]ultura|[Jj]unta de [Ff]reguesia|[Ss]ala de juntas|[Ss]ala infantil|[Mm]airie|[Mm]édiathèque|[Mm]aison des "
            + "[a-zà-ÿ]{4,}|[Gg]ymnase municipal|[Cc]entro cultural)";

    private const string Building = "(?:" + Common + "|" + Head + @")(?!\p{L})(?: " + Link + "{0,2}" + Word + "){0,7}";

    // If several patterns match at the same character, the first in this list is taken.
    private static readonly Regex[] Patterns = [Room(), EnglishRoom(), EnglishBuilding(), EnglishSpot(), Place(), ArabicPlace()];

    /// <summary>The first venue in a range of a sentence; null if there is none.</summary>
    /// <param name="after">Position of the end of the date. After it, a comma before the venue is enough; before it, a
    /// preposition is needed.</param>
    public static Venue? Find(Sentence sentence, int from, int to, int after)
    {
        var plain = sentence.Plain[from..to];
        var found = Patterns
            .Select(pattern => First(pattern, plain, after - from))
            .Where(match => match.Success)
            .MinBy(match => match.Index);
        if (found is not { } match)
        {
            return null;
        }

        var name = Written(match.Groups["venue"]);
        var room = Written(match.Groups["room"]);
        if (room is not null && name is not null && Gazetteer.Lookup(name) is { Kind: PlaceKind.City } town)
        {
            return new Venue(null, room, new FoundPlace(name, town));
        }

        var place = name is not null ? PlaceAtEnd(ref name) : room is not null ? PlaceAtEnd(ref room) : null;
        return name is not null && room is not null && Generic().IsMatch(name)
            ? new Venue(
                string.Concat(
                    sentence.Text.AsSpan(
                        from + match.Groups["room"].Index,
                        match.Groups["venue"].Index - match.Groups["room"].Index),
                    name),
                room,
                place)
            : new Venue(name, room, place);

        string? Written(Group group) => group.Success ? sentence.Text.Substring(from + group.Index, group.Length) : null;
    }

    // A comma before the venue is enough after the date, and for words that can only be a venue.
    private static Match First(Regex pattern, string plain, int after)
    {
        var match = pattern.Match(plain);
        while (
            match.Success
            && match.Groups["listed"].Success
            && match.Index < after
            && !Spot().IsMatch(match.ValueSpan[match.Groups["listed"].Length..]))
        {
            match = match.NextMatch();
        }

        return match;
    }

    /// <summary>Whether words are the name of a venue and nothing else: "école Lakanal".</summary>
    public static bool Is(string words) => Whole().IsMatch(words);

    // "Palmeraie Conference Center de Marrakech" is in Marrakech, so the town is removed from the name. "Université de Genève" is named
    // after its town, so the name remains whole.
    private static FoundPlace? PlaceAtEnd(ref string name)
    {
        var last = Gazetteer.Find(name).LastOrDefault();
        if (last is null || last.End != name.Length || last.Place.Kind != PlaceKind.City)
        {
            return null;
        }

        var rest = JoinedPlace().Replace(name[..last.Start], "");
        if (rest.Length < last.Start && rest.Count(' ') > 0 && rest.Skip(1).Any(char.IsUpper))
        {
            name = rest;
        }

        return new FoundPlace(last.Text, last.Place);
    }

    [GeneratedRegex(
        @"(?:(?<!\p{L})(?:[Dd]ans|[Ee]n|[ÀàAa]u?) (?:la |le |l'|el |les )?|(?<listed>, |\())(?<room>"
            + RoomHead
            + "(?: (?:des |du |de la |de l'|de los |de las |del )"
            + Word
            + "|(?: "
            + Word
            + @"){1,3}| (?:n° ?)?[0-9]{1,3}\p{Lu}?(?! ?(?:h|:))))(?=[ ,.;)]|$)(?:,? (?:du |de la |de l'|de |del |au |à la |à l')(?<venue>"
            + Name
            + "|"
            + Building
            + "))?",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Room();

    [GeneratedRegex(
        @"(?<!\p{L})(?:[Aa]t|[Ii]n) (?:the )?(?<room>"
            + Word
            + "(?: "
            + Word
            + @"){0,3} (?:Room|Hall|Auditorium))(?:,| of| at| in)(?: the)? (?<venue>"
            + Name
            + ")"
            + @"|\((?<venue>"
            + Word
            + "(?: "
            + Word
            + "){0,3} Room, "
            + Name
            + ")",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex EnglishRoom();

    [GeneratedRegex(
        @"(?<!\p{L})(?:[Aa]t|[Ii]n) (?:the )?(?<venue>(?=(?:"
            + Word
            + @" (?:of (?:the )?|and |for )?){0,6}?"
            + EnglishHead
            + @"(?!\p{L}))"
            + Name
            + ")",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex EnglishBuilding();

    [GeneratedRegex(
        @"(?<!\p{L})(?:[Aa]t|[Ii]n) (?<venue>Room [0-9]{1,4}\p{Lu}?(?: of (?:the )?"
            + Name
            + ")?)"
            + @"|(?<!\p{L})(?:[Aa]t|[Ii]n|[Ff]rom) the (?<venue>(?:"
            + Word
            + @" |[a-z]+ ){0,3}"
            + LowerHead
            + @"(?=[,.;)]| (?:of|at|in|on|from) |$)(?: of (?:the )?"
            + Name
            + ")?)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex EnglishSpot();

    [GeneratedRegex(
        @"(?:(?<!\p{L})(?:[Aa]u|[Àà] la|[Àà] l'|[Dd]ans l[ea]|[Dd]ans l'|[Ss]ur l[ea]|[Ss]ous l[ea]|[Dd]evant l[ea]|[Dd]evant l'|[Qq]uittera l[ea]|départ de l[ea]|départ du|[Ee]n el|[Ee]n la|[Nn]o|[Nn]a|[Aa]t the) ?|(?<listed>, |\())(?<venue>(?:"
            + Common
            + "(?: "
            + Link
            + "{0,2}"
            + Word
            + "){0,7}|"
            + Head
            + @"(?!\p{L})(?: "
            + Link
            + "{0,2}"
            + Word
            + @"){1,7})(?: n° ?[0-9]{1,3})?|"
            + Head
            + @" n° ?[0-9]{1,3})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Place();

    [GeneratedRegex(
        @"(?<!\p{L})(?:(?:في|من|على|إلى) |و?ب)(?<venue>(?:مدرج|مقر|مركب|المركب|المركز|مجمع|معهد|كلية|رواق|فضاء|المسرح|المكتبة|المتحف|دار|قاعة|بيت|مكتبة|مسرح|حديقة|متحف|مركز|جامعة|مرسى|ساحة|قصر|فندق|مدرسة|نادي) (?:(?:أم|أبو|ابن|عبد|بني) )?(?!ب)\p{L}+(?: ال\p{L}+)?)",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex ArabicPlace();

    // In "Jean Dupont, université de Lyon", the university is not the venue but an affiliation. Nobody is
    // affiliated with "quai de la Fosse".
    [GeneratedRegex(
        @"^(?:rue|place|quai|salle|gymnase|halles?|jardin|parc|calle|plaza|sala|salón|parque|gare)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Spot();

    [GeneratedRegex("^(?:" + RoomHead + "|" + Head + "|" + Common + ")", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Generic();

    [GeneratedRegex(
        "^(?:la |le |l'|el )?(?:(?:"
            + RoomHead
            + "|"
            + Head
            + "|"
            + Common
            + @")(?!\p{L})(?: "
            + Link
            + "{0,2}"
            + Word
            + "){0,7})$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Whole();

    [GeneratedRegex(@",? (?:de|du|of|in|à|en|d') ?$|, $", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex JoinedPlace();
}
