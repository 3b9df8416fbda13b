using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>
/// The parts of the property LOCATION (RFC 5545, 3.8.1.7). It is one line with a venue, a street, a town, a country, or a web address.
/// </summary>
/// <param name="Text">The line as written, without web addresses; null if nothing else is in it.</param>
/// <param name="Venue">The building, or the street if no building is named.</param>
/// <param name="Place">The town, or the country if no town is named.</param>
/// <param name="IsOnline">Whether people can take part online.</param>
/// <param name="Url">The first web address.</param>
/// <param name="Zone">The IANA time zone of the place, if it is known.</param>
internal sealed partial record EventLocation(string? Text, string? Venue, string? Place, bool IsOnline, string? Url, string? Zone)
{
    private const int MaxLength = 300;
    private const int MaxParts = 12;
    private const int MaxTownWords = 3;

    private static readonly EventLocation None = new(null, null, null, false, null, null);

    /// <summary>The parts of a location; all are empty if nothing is written, or more than 10,000 characters.</summary>
    public static EventLocation Read(string? written)
    {
        if (written is null || StatedText.Lines(written) is not { Length: > 0 and <= 10_000 } lines || string.IsNullOrWhiteSpace(lines))
        {
            return None;
        }

        var url = WebAddresses().Match(lines) is { Success: true } match ? StatedText.WebAddress(match.Value.TrimEnd('.', ',', ')')) : null;
        var text = WebAddresses().Replace(lines, " ");
        var parts = text.Split([',', ';', '\n', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Block.Line).Take(MaxParts).ToList();
        var isOnline = (url is not null && !Map().IsMatch(url)) || parts.Exists(IsOnlineWord);
        parts = [.. parts.SelectMany(Offline)];
        var (venue, place) = Split(parts);
        return new EventLocation(
            StatedText.Line(text), Limit(venue), Limit(place), isOnline, url, place is null ? null : Gazetteer.Lookup(place)?.Zone);
    }

    // "Leeds and online" also has a town.
    private static IEnumerable<string> Offline(string part) =>
        !IsOnlineWord(part) ? [part] : Gazetteer.Find(part).LastOrDefault() is { } town ? [town.Text] : [];

    private static (string? Venue, string? Place) Split(List<string> parts)
    {
        // A country after a town is not needed.
        var country = parts.Count > 0 && Gazetteer.Lookup(parts[^1]) is { Kind: PlaceKind.Country } ? parts[^1] : null;
        var rest = country is null ? parts : parts[..^1];
        if (rest.Count == 0)
        {
            return (null, country);
        }

        var at = rest.FindLastIndex(part => Gazetteer.Lookup(Town(part)) is { Kind: PlaceKind.City });
        at = at >= 0 ? at : rest.FindLastIndex(part => Town(part) != part);
        if (at >= 0)
        {
            return (VenueOf(rest, at), Town(rest[at]));
        }

        if (rest.Where(part => !IsStreet(part))
            .SelectMany(Gazetteer.Find).LastOrDefault(mention => mention.Place.Kind == PlaceKind.City) is { } inside)
        {
            return (VenueOf(rest, rest.Count), inside.Text);
        }

        return LooksLikeTown(rest[^1], rest.Count > 1 || country is not null) ? (VenueOf(rest, rest.Count - 1), rest[^1])
            : (VenueOf(rest, rest.Count), country);
    }

    /// <summary>
    /// The names before the town, without streets; the street if there is no name. Null if nothing stands before the town.
    /// </summary>
    private static string? VenueOf(List<string> parts, int town)
    {
        var names = parts.Take(town).Where(part => !IsStreet(part)).ToList();
        return string.Join(", ", names.Count > 0 ? names : parts.Take(town)) is { Length: > 0 } venue ? venue : null;
    }

    /// <summary>The part without a postal code, and without a country in parentheses.</summary>
    private static string Town(string part) => PostalCode().Match(part) is { Success: true } match ? match.Groups["town"].Value : part;

    private static bool LooksLikeTown(string part, bool isLastOfSeveral) =>
        char.IsUpper(part[0]) && !part.Any(char.IsDigit) && !IsStreet(part) && !Building().IsMatch(part)
            && part.Split(' ').Length <= (isLastOfSeveral ? MaxTownWords : 1);

    private static bool IsStreet(string part) => Street().IsMatch(part);

    private static bool IsOnlineWord(string part) => OnlineWords.In(part) || Platform().IsMatch(part);

    private static string? Limit(string? text) => text is null ? null : TextLimits.Shorten(text, MaxLength);

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddresses();

    [GeneratedRegex(@"//(?:[^/]*\.)?(?:maps\.|goo\.gl/maps|openstreetmap\.|osm\.org)|/maps\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Map();

    [GeneratedRegex(
        @"(?<!\p{L})(?:online|en ligne|en l[íi]nea|virtuel(?:le)?|virtual|zoom|(?:microsoft|réunion|reunión|meeting) teams|teams"
            + @"|google meet|webex|jitsi|skype|youtube|visio(?:-?conférence)?|web-?conférence|webinaire|webinar(?:io)?|(?:à"
            + @"|a) distan(?:ce|cia)|distanciel|remote|livestream)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Platform();

    [GeneratedRegex(
        @"^(?:(?:[A-Z]{1,2}-)?[0-9]{4,6} (?<town>\p{L}[^0-9]*?)|(?<town>\p{L}[^0-9(]*?) (?:[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}"
            + @"|[0-9]{4,6}))(?: cedex.*)?$|^(?<town>\p{L}[^0-9(]*?) \(\p{L}[^()0-9]*\)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex PostalCode();

    [GeneratedRegex(
        @"^[0-9]+(?: ?(?:bis|ter|[a-z]))?[ ,]|(?:^|\d )(?:rue|avenue|av\.|boulevard|bd|quai|impasse|allée|chemin|cours|route|calle|c/"
            + @"|avenida|avda|paseo|carrera|via|viale|corso)(?![\p{L}])|(?<!\p{L})(?:street|road|lane|st\.|straße|strasse"
            + @"|straat)(?: [0-9]+[a-z]?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Street();

    [GeneratedRegex(
        @"(?<!\p{L})(?:salle|auditorium|amphith\w*|théâtre|maison|musée|centre|center|café|hôtel|hotel|mairie|église|temple|cathédrale"
            + @"|gymnase|palais|place|parc|bibliothèque|médiathèque|université|école|lycée|library|hall|room|museum|theatre|school"
            + @"|university|church|park|square|sala|teatro|museo|centro|casa|biblioteca|universidad|escuela|iglesia|plaza"
            + @"|parque)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Building();
}
