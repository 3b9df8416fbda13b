using System.Text.RegularExpressions;

namespace Newsroom.Events.Extraction;

/// <summary>A building and a room in it.</summary>
/// <param name="Place">Where it is, if its name says so.</param>
internal sealed record Venue(string? Name, string? Room, FoundPlace? Place);

/// <summary>Finds the venue: <c>dans la salle X du Y de Z</c>, <c>au Palais …</c>, <c>in the X Room of the Y</c>, <c>en la sala X del Y</c>.</summary>
internal static partial class VenueFinder
{
    private const string Word = @"\p{Lu}[\p{L}0-9'&\-]{0,30}";
    private const string Link = @"(?:de la |de l'|de |du |des |d'|la |le |les |l'|of the |of |the |and |et |del |de los |y |for )";
    private const string Name = @"(?:" + Word + @"(?: " + Link + "{0,2}" + Word + "){0,7})";
    private const string Head = "(?:[Pp]alais|[Cc]entre|[Cc]entro|[Hh]ôtel|[Mm]aison|[Cc]asa|[Uu]niversité|[Mm]usée|[Tt]héâtre|[Bb]ibliothèque|[Mm]édiathèque|[Ii]nstitut|[Ss]iège|[Aa]mbassade|[Mm]airie|[Cc]ampus|[Ss]tade|[Ee]space|[Cc]ité|[Ee]cole|[Éé]cole|[Ff]aculté|[Pp]arc|[Gg]alerie|[Oo]péra|[Pp]alacio|[Uu]niversidad|[Mm]useo|[Tt]eatro|[Bb]iblioteca|[Aa]yuntamiento|[Hh]otel|[Ss]ede)";
    private const string EnglishHead = "(?:Centre|Center|Hotel|University|Palace|House|Hall|Museum|Library|Institute|Theatre|Theater|Headquarters|School|College|Building|Campus|Embassy|Stadium|Church|Club|Auditorium)";
    private const string RoomHead = "(?:[Ss]alle|[Gg]rande salle|[Ss]alon|[Aa]mphithéâtre|[Aa]uditorium|[Ss]ala|[Ss]alón|[Aa]uditorio|[Aa]ula)";

    public static Venue? Find(Sentence sentence, int from, int to)
    {
        var plain = sentence.Plain[from..to];
        var match = Named().Match(plain);
        if (!match.Success)
        {
            return null;
        }

        var name = Written(match.Groups["venue"]);
        var room = Written(match.Groups["room"]);
        var place = name is null ? null : PlaceAtEnd(ref name);
        return new Venue(name, room, place);

        string? Written(Group group) => group.Success ? sentence.Text.Substring(from + group.Index, group.Length) : null;
    }

    // "Palmeraie Conference Center de Marrakech" is in Marrakech; "Université de Genève" is named for its town.
    private static FoundPlace? PlaceAtEnd(ref string name)
    {
        var last = Gazetteer.Find(name).LastOrDefault();
        if (last is null || last.End != name.Length || last.Place.Kind != PlaceKind.City)
        {
            return null;
        }

        var rest = JoinedPlace().Replace(name[..last.Start], "");
        if (rest.Length < last.Start && rest.Count(' ') > 0)
        {
            name = rest;
        }

        return new FoundPlace(last.Text, last.Place);
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:(?:[Dd]ans|[Ee]n|[ÀàAa]u?) (?:la |le |l'|el |les )?(?<room>" + RoomHead + "(?: " + Word + @"){1,3})(?=[ ,.;)]|$)(?:,? (?:du |de la |de l'|de |del |au |à la |à l')(?<venue>" + Name + "|" + Head + " " + Link + "{0,2}" + Name + "))?"
        + @"|(?:[Aa]t|[Ii]n) (?:the )?(?<room>" + Word + "(?: " + Word + @"){0,3} (?:Room|Hall|Auditorium))(?:,| of| at| in)(?: the)? (?<venue>" + Name + ")"
        + @"|(?:[Aa]t|[Ii]n) (?:the )?(?<venue>(?=(?:" + Word + @" (?:of (?:the )?|and |for )?){0,6}?" + EnglishHead + @"(?!\p{L}))" + Name + ")"
        + @"|(?:[Aa]u|[Àà] la|[Àà] l'|[Dd]ans l[ea]|[Dd]ans l'|[Ee]n el|[Ee]n la|[Aa]t the) ?(?<venue>" + Head + @"(?!\p{L})(?: " + Link + "{0,2}" + Word + "){1,7}))",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@",? (?:de|du|of|in|à|en|d') ?$|, $", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JoinedPlace();
}
