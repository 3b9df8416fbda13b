using System.Collections.Frozen;
using System.Text;
using NodaTime.TimeZones;

namespace Newsroom.Events.Extraction;

/// <summary>Cities and countries by their English, French and Spanish names: the time-zone database's, and further ones.</summary>
public static class Gazetteer
{
    private const int LongestName = 5;

    // Places of the database that are better known as a word of the language, a person or a thing.
    private static readonly FrozenSet<string> Misleading = FrozenSet.Create(
        "reunion", "easter", "christmas", "midway", "wake", "resolute", "regina", "dawson", "nome", "norfolk", "pitcairn", "niue", "palau", "oral", "chita", "mahe", "salta",
        "martinique", "jersey", "stanley", "costa rica", "la rioja", "bahia", "merida", "creston", "maldives", "cocos", "phoenix", "faroe", "comoro");

    private static readonly Lazy<Index> Known = new(Index.Build);

    /// <summary>The place of that name, in any of its spellings and without regard to case and accents.</summary>
    public static Place? Lookup(string name) => Known.Value.ByName.GetValueOrDefault(Key(name));

    /// <summary>The places that a text names, from left to right; only words with a capital are looked up. Takes time in proportion to the text.</summary>
    public static IEnumerable<PlaceMention> Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsUpper(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
            {
                continue;
            }

            if (Longest(text, i) is { } mention)
            {
                yield return mention;
                i = mention.End - 1;
            }
        }
    }

    private static PlaceMention? Longest(string text, int start)
    {
        var index = Known.Value;
        PlaceMention? longest = null;
        var end = start;
        for (var words = 0; words < LongestName; words++)
        {
            end = WordEnd(text, end);
            var name = text[start..end];
            var key = Key(name);
            if (words == 0 && !index.FirstWords.Contains(key))
            {
                return null;
            }

            if (index.ByName.TryGetValue(key, out var place))
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

    private static int WordEnd(string text, int from)
    {
        while (from < text.Length && char.IsLetter(text[from]))
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
            key.Append(c is '-' or '_' or '\'' or '’' or '\u00A0' or '‑' ? ' ' : Letters.Fold(c));
        }

        return key.ToString();
    }

    private sealed record Index(FrozenDictionary<string, Place> ByName, FrozenSet<string> FirstWords)
    {
        public static Index Build()
        {
            var places = new Dictionary<string, Place>();
            var zones = TzdbDateTimeZoneSource.Default.ZoneLocations ?? [];
            AddCities(places);
            AddCountries(places, zones);
            foreach (var location in zones.Where(location => !location.ZoneId.StartsWith("Antarctica/", StringComparison.Ordinal)))
            {
                var city = location.ZoneId[(location.ZoneId.LastIndexOf('/') + 1)..].Replace('_', ' ');
                if (!Misleading.Contains(Key(city)) && location.ZoneId.Count('/') == 1)
                {
                    places.TryAdd(Key(city), new Place(city, PlaceKind.City, location.ZoneId));
                }
            }

            return new Index(places.ToFrozenDictionary(), places.Keys.Select(key => key.Split(' ')[0]).ToFrozenSet());
        }

        private static void AddCities(Dictionary<string, Place> places)
        {
            foreach (var group in Entries(Places.Cities))
            {
                var (zone, names) = Cut(group);
                foreach (var city in names.Split(',', StringSplitOptions.TrimEntries))
                {
                    Add(places, city, PlaceKind.City, zone);
                }
            }
        }

        private static void AddCountries(Dictionary<string, Place> places, IList<TzdbZoneLocation> zones)
        {
            var single = zones.GroupBy(location => location.CountryCode).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First().ZoneId);
            foreach (var entry in Entries(Places.Countries))
            {
                var (code, names) = Cut(entry);
                Add(places, names, PlaceKind.Country, code.Contains('@') ? code[(code.IndexOf('@') + 1)..] : single.GetValueOrDefault(code));
            }
        }

        private static string[] Entries(string table) => table.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

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
}
