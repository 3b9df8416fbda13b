using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;
using NodaTime.TimeZones;

namespace Newsroom.Events.Extraction.Places;

/// <summary>
/// The gazetteer: cities and countries by their English, French, Spanish and Arabic names, with their time zones. It is made of the
/// locations of the time-zone database and of the tables <see cref="PlaceNames"/> and <see cref="Towns"/>.
/// </summary>
public static partial class Gazetteer
{
    private const int MaxNameLength = 5;
    private const int MaxPrepositionLength = 16;

    // Locations of the database whose names are better known as a word, a person or a thing.
    private static readonly FrozenSet<string> Misleading = FrozenSet.Create(
        "reunion",
        "easter",
        "christmas",
        "midway",
        "wake",
        "resolute",
        "regina",
        "dawson",
        "nome",
        "norfolk",
        "pitcairn",
        "niue",
        "palau",
        "oral",
        "chita",
        "mahe",
        "salta",
        "martinique",
        "jersey",
        "stanley",
        "costa rica",
        "la rioja",
        "bahia",
        "merida",
        "creston",
        "maldives",
        "cocos",
        "phoenix",
        "faroe",
        "comoro");

    private static readonly Lazy<Index> Known = new(Index.Build);

    /// <summary>
    /// The place with a name, in any of its spellings, without regard to case and accents; null if the gazetteer does not have it.
    /// </summary>
    public static Place? Lookup(string name) => Known.Value.ByName.GetValueOrDefault(Key(name));

    /// <summary>
    /// The IANA time zone of a place, in an article about places in certain zones: Saint-Denis is on Réunion if the article is about
    /// Réunion. Null for countries with several zones.
    /// </summary>
    /// <param name="name">The name that the article uses.</param>
    /// <param name="place">The place that the gazetteer has under this name.</param>
    /// <param name="among">The zones of the places that the article names.</param>
    internal static string? Zone(string name, Place place, IReadOnlySet<string> among) =>
        place.Zone is { } zone && !among.Contains(zone) && Known.Value.Elsewhere.TryGetValue(Key(name), out var others)
            ? others.Find(among.Contains) ?? zone
            : place.Zone;

    /// <summary>Whether a town in another time zone has the same name.</summary>
    internal static bool HasNamesake(string name) => Known.Value.Elsewhere.ContainsKey(Key(name));

    /// <summary>
    /// The places that a text names, from left to right. Only words with a capital, or in Arabic, are looked up. Takes time in
    /// proportion to the length of the text.
    /// </summary>
    public static IEnumerable<PlaceMention> Find(string text) => Scan(text, isListOfPlaces: false);

    /// <summary>
    /// The places in a list of places, for example in a table row of towns. In such a list, names that are also words do not
    /// need a preposition before them.
    /// </summary>
    internal static IEnumerable<PlaceMention> FindInList(string text) => Scan(text, isListOfPlaces: true);

    private static IEnumerable<PlaceMention> Scan(string text, bool isListOfPlaces)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!(char.IsUpper(text[i]) || Letters.IsArabic(text[i])) || (i > 0 && IsInWord(text[i - 1])))
            {
                continue;
            }

            if ((FindLongest(text, i, isListOfPlaces) ?? BehindArabicPrefix(text, i)) is { } mention)
            {
                yield return mention;
                i = mention.End - 1;
            }
        }
    }

    private static PlaceMention? FindLongest(string text, int start, bool isListOfPlaces = false)
    {
        var index = Known.Value;
        PlaceMention? longest = null;
        var end = start;
        for (var words = 0; words < MaxNameLength; words++)
        {
            end = WordEnd(text, end);
            var name = text[start..end];
            var key = Key(name);
            if (words == 0 && !index.FirstWords.Contains(key))
            {
                return null;
            }

            if (
                index.ByName.TryGetValue(key, out var place)
                && (isListOfPlaces || !index.Words.Contains(key) || IsBehindPreposition(text, start)))
            {
                longest = new PlaceMention(start, name, place);
            }

            if (end + 1 >= text.Length || text[end] is not (' ' or '-' or '\'' or '’' or '\u00A0' or '‑') || !char.IsLetter(text[end + 1]))
            {
                break;
            }

            end++;
        }

        return longest;
    }

    // Arabic prepositions are prefixes: "بسوسة" is "in Sousse".
    private static PlaceMention? BehindArabicPrefix(string text, int start) =>
        text[start] is 'ب' or 'ل' or 'و' && start + 1 < text.Length && Letters.IsArabic(text[start + 1])
            ? FindLongest(text, start + 1)
            : null;

    private static bool IsInWord(char c) => char.IsLetterOrDigit(c) || IsArabicAccent(c);

    private static bool IsArabicAccent(char c) => c is >= '\u064B' and <= '\u0652';

    private static bool IsBehindPreposition(string text, int start) =>
        Preposition().IsMatch(text.AsSpan(Math.Max(0, start - MaxPrepositionLength), Math.Min(start, MaxPrepositionLength)));

    private static int WordEnd(string text, int from)
    {
        while (from < text.Length && (char.IsLetter(text[from]) || IsArabicAccent(text[from])))
        {
            from++;
        }

        return from;
    }

    private static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (IsArabicAccent(c))
            {
                continue;
            }

            key.Append(
                c is '-' or '_' or '\'' or '’' or '\u00A0' or '‑' ? ' '
                : c is 'أ' or 'إ' or 'آ' ? 'ا'
                : c is 'ى' ? 'ي'
                : Letters.Fold(c));
        }

        return key.ToString();
    }

    /// <summary>The tables that names are looked up in.</summary>
    /// <param name="ByName">Places by the keys of all their names.</param>
    /// <param name="FirstWords">The first words of all names, to reject most words of a text quickly.</param>
    /// <param name="Words">Names that are also words or names of people.</param>
    /// <param name="Elsewhere">The other time zones that have a town with the same name.</param>
    private sealed record Index(
        Dictionary<string, Place> ByName,
        HashSet<string> FirstWords,
        HashSet<string> Words,
        Dictionary<string, List<string>> Elsewhere)
    {
        public static Index Build()
        {
            var places = new Dictionary<string, Place>();
            var words = new HashSet<string>();
            var zones = TzdbDateTimeZoneSource.Default.ZoneLocations ?? [];
            foreach (
                var table in new[]
                {
                    PlaceNames.Cities,
                    Towns.France,
                    Towns.Europe,
                    Towns.AfricaAndMiddleEast,
                    Towns.Americas,
                    Towns.AsiaAndOceania,
                })
            {
                AddCities(places, words, table);
            }

            AddCountries(places, zones);
            foreach (var location in zones.Where(location => !location.ZoneId.StartsWith("Antarctica/", StringComparison.Ordinal)))
            {
                var city = location.ZoneId[(location.ZoneId.LastIndexOf('/') + 1)..].Replace('_', ' ');
                if (!Misleading.Contains(Key(city)) && location.ZoneId.Count('/') == 1)
                {
                    places.TryAdd(Key(city), new Place(city, PlaceKind.City, location.ZoneId));
                }
            }

            return new Index(places, [.. places.Keys.Select(FirstWord)], words, Namesakes());
        }

        private static string FirstWord(string key) => key.IndexOf(' ') is > 0 and var end ? key[..end] : key;

        private static Dictionary<string, List<string>> Namesakes()
        {
            var others = new Dictionary<string, List<string>>();
            foreach (
                var (zone, town) in Entries(Towns.Namesakes)
                    .Select(Cut)
                    .SelectMany(group => group.Names.Split(',', StringSplitOptions.TrimEntries).Select(town => (group.Head, town))))
            {
                (others.TryGetValue(Key(town), out var zones) ? zones : others[Key(town)] = []).Add(zone);
            }

            return others;
        }

        private static void AddCities(Dictionary<string, Place> places, HashSet<string> words, string table)
        {
            foreach (var group in Entries(table))
            {
                var (zone, names) = Cut(group);
                foreach (var city in names.Split(',', StringSplitOptions.TrimEntries))
                {
                    words.UnionWith(city.Split('/').Where(name => name[0] == '*').Select(name => Key(name[1..])));
                    Add(places, city.Replace("*", "", StringComparison.Ordinal), PlaceKind.City, zone);
                }
            }
        }

        private static void AddCountries(Dictionary<string, Place> places, IList<TzdbZoneLocation> zones)
        {
            var single = zones
                .GroupBy(location => location.CountryCode)
                .Where(group => group.Count() == 1)
                .ToDictionary(group => group.Key, group => group.First().ZoneId);
            foreach (var entry in Entries(PlaceNames.Countries))
            {
                var (code, names) = Cut(entry);
                Add(
                    places,
                    names,
                    PlaceKind.Country,
                    code.Contains('@') ? code[(code.IndexOf('@') + 1)..] : single.GetValueOrDefault(code));
            }
        }

        private static string[] Entries(string table) =>
            table.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        private static (string Head, string Names) Cut(string entry) => (entry[..entry.IndexOf(' ')], entry[(entry.IndexOf(' ') + 1)..]);

        private static void Add(Dictionary<string, Place> places, string names, PlaceKind kind, string? zone)
        {
            var spellings = names.Split('/', StringSplitOptions.TrimEntries);
            var place = new Place(spellings[0], kind, zone);
            foreach (var spelling in spellings)
            {
                places.TryAdd(Key(spelling), place);
            }
        }
    }

    [GeneratedRegex(
        @"(?<![\p{L}'’])(?:à|en|in|at|near|près de|cerca de|em|no|na|في|ville de|city of|town of|ciudad de) $|(?<!\p{L})[بل]$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Preposition();
}
