using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction;

/// <summary>
/// Where an article is at home: in the town of its dateline, else in the only town that its title and first paragraph name, or the whole of it.
/// Events whose sentence names no place take place there, and hours without a place of their own are that town's.
/// </summary>
internal sealed partial class Surroundings
{
    private const int LongestPreposition = 12;

    private readonly FoundPlace? _home;
    private readonly string? _zone;
    private readonly HashSet<string> _zones;

    public Surroundings(ExtractionInput input, List<Sentence> sentences)
    {
        var title = Gazetteer.Find(input.Title).ToList();
        var beginning = title.Concat(Beginning(sentences).SelectMany(Named)).ToList();
        var all = title.Concat(sentences.SelectMany(Named)).ToList();
        var dateline = input.Dateline is { } line ? new FoundPlace(line.Place, Gazetteer.Lookup(line.Place)) : null;
        _zones = [.. all.Where(mention => !Gazetteer.HasNamesake(mention.Text)).Select(mention => mention.Place.Zone).Append(dateline?.Place?.Zone).OfType<string>()];
        _home = dateline is { Place: null or { Kind: PlaceKind.City } } ? dateline : OnlyTown(beginning) ?? OnlyTown(all);
        _zone = (dateline is null ? null : Zone(dateline)) ?? OnlyZone(title) ?? OnlyZone(beginning) ?? OnlyZone(all);
    }

    /// <summary>What the sentences around an event add to it: the line that its list stands under, or the sentence that speaks of it before.</summary>
    public static Setting Introduced(List<Sentence> sentences, int number, Sentence? announcement)
    {
        var introduction = announcement
            ?? (number > 0 && sentences[number - 1].Block == sentences[number].Block && PointsBack().IsMatch(sentences[number].Plain) ? sentences[number - 1] : null);
        return introduction is not null && Located(introduction) is { } place ? new Setting(place.Text, Zone: place.Place?.Zone) : new Setting();
    }

    /// <summary>The only town that a sentence says something to be in.</summary>
    public static FoundPlace? Located(Sentence sentence) => OnlyTown(
        [.. Gazetteer.Find(sentence.Text).Where(mention => Locative().IsMatch(sentence.Plain[Math.Max(0, mention.Start - LongestPreposition)..mention.Start]))]);

    /// <summary>The event with the place and the zone that its own sentence did not tell.</summary>
    public Candidate Complete(Candidate candidate)
    {
        var setting = candidate.Setting;
        if (setting is { Place: null, Online: not true } && candidate.Span.Precision == EventPrecision.Day && _home is not null)
        {
            setting = setting with { Place = _home.Text, Zone = setting.Zone ?? Zone(_home) };
        }

        if (setting.Place is { } name && Gazetteer.Lookup(name) is { } place && (setting.Zone is null || setting.Zone == place.Zone))
        {
            setting = setting with { Zone = Gazetteer.Zone(name, place, _zones) };
        }

        return candidate with { Setting = setting with { Zone = setting.Zone ?? _zone } };
    }

    private string? Zone(FoundPlace found) => found.Place is null ? null : Gazetteer.Zone(found.Text, found.Place, _zones);

    // "Paris time" is no place.
    private static IEnumerable<PlaceMention> Named(Sentence sentence) => Gazetteer.Find(sentence.Text).Where(mention =>
        !sentence.Plain.AsSpan(mention.End).StartsWith(" time", StringComparison.Ordinal)
        && !HourOf().IsMatch(sentence.Plain.AsSpan(Math.Max(0, mention.Start - LongestPreposition), Math.Min(mention.Start, LongestPreposition))));

    private static IEnumerable<Sentence> Beginning(List<Sentence> sentences)
    {
        var first = sentences.Find(sentence => sentence.Kind == SentenceKind.Prose)?.Block ?? 0;
        return sentences.TakeWhile(sentence => sentence.Block <= first);
    }

    private static FoundPlace? OnlyTown(List<PlaceMention> mentions)
    {
        var towns = mentions.Where(mention => mention.Place.Kind == PlaceKind.City).ToList();
        return towns.Count > 0 && towns.TrueForAll(town => town.Place == towns[0].Place)
            ? new FoundPlace((towns.Find(town => town.Text.Any(char.IsLower)) ?? towns[0]).Text, towns[0].Place)
            : null;
    }

    private static string? OnlyZone(List<PlaceMention> mentions)
    {
        var zones = mentions.Select(mention => mention.Place.Zone).Distinct().Take(2).ToList();
        return zones.Count == 1 ? zones[0] : null;
    }

    [GeneratedRegex(@"(?:^|[ (,'])(?:à|a|au|aux|en|in|at|near|près de) (?:la |le |el )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Locative();

    [GeneratedRegex(@"(?:heures? (?:de |d')|hora de )$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HourOf();

    [GeneratedRegex(@"^(?:celui-ci|celle-ci|ils?|elles?|it|they|its|cet|cette|this|este|esta|se )(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PointsBack();
}
