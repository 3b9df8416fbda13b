using System.Buffers;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Dates;

namespace Newsroom.Events.Extraction.Places;

/// <summary>
/// The main town of an article: the town of its dateline, otherwise the only town that its title and first paragraph name, otherwise the
/// only town in the whole text. An event whose sentence names no place is assumed to take place in this town, and a time of day without a
/// place is assumed to be in this town's time zone.
/// </summary>
internal sealed partial class Surroundings
{
    private const int MaxPrepositionLength = 12;
    private const int MaxGeneralSentences = 40;

    // Few sentences have one of these, and the patterns take much longer.
    private static readonly SearchValues<string> WordsOfAll = SearchValues.Create(
        [
            "tous", "toutes", "all", "every", "todos", "todas", "tudo", "كل", "جميع", "toujours", "always", "siempre", "sempre", "دائما",
            "sauf", "unless", "except", "salvo", "exceto", "إلا",
        ],
        StringComparison.OrdinalIgnoreCase);

    private readonly Setting? _general;
    private readonly TimePhrase? _hours;
    private readonly List<Sentence> _sentences;
    private readonly FoundPlace? _town;
    private readonly string? _zone;
    private readonly HashSet<string> _zones;

    public Surroundings(ExtractionInput input, List<Sentence> sentences)
    {
        var title = PlaceInName.Find(input.Title).ToList();
        var named = sentences.Select(sentence => Named(sentence).ToList()).ToList();
        var beginning = title.Concat(named.Take(CountBeginning(sentences)).SelectMany(mentions => mentions)).ToList();
        var all = title.Concat(named.SelectMany(mentions => mentions)).ToList();
        var dateline = input.Dateline is { } line ? new FoundPlace(line.Place, Gazetteer.Lookup(line.Place)) : null;
        _zones =
        [
            .. all.Where(mention => !Gazetteer.HasNamesake(mention.Text))
                .Select(mention => mention.Place.Zone)
                .Append(dateline?.Place?.Zone)
                .OfType<string>(),
        ];
        _town = dateline is { Place: null or { Kind: PlaceKind.City } } ? dateline : OnlyTown(beginning) ?? OnlyTown(all);
        _general = sentences.Take(MaxGeneralSentences).Select(General).FirstOrDefault(setting => setting is not null);
        (_hours, _sentences) = (Hours(sentences), sentences);
        _zone = (dateline is null ? null : Zone(dateline)) ?? OnlyZone(title) ?? OnlyZone(beginning) ?? OnlyZone(all);
    }

    /// <summary>
    /// The place that another sentence states for an event: the line before its list, or the sentence before it if this one refers to
    /// that one. Empty if it states none.
    /// </summary>
    public static Setting Introduced(List<Sentence> sentences, int number, Sentence? announcement)
    {
        var introduction = announcement
            ?? (
                number > 0
                && sentences[number - 1].Block == sentences[number].Block
                && PointsBack().IsMatch(sentences[number].Plain)
                    ? sentences[number - 1]
                    : null);
        return introduction is not null && Located(introduction) is { } place
            ? new Setting(place.Text, Zone: place.Place?.Zone)
            : new Setting();
    }

    /// <summary>The town that a sentence names after a preposition such as "in"; null if there is none, or more than one.</summary>
    public static FoundPlace? Located(Sentence sentence) =>
        OnlyTown([
            .. PlaceInName
                .Find(sentence.Text)
                .Where(mention =>
                    Locative().IsMatch(sentence.Plain[Math.Max(0, mention.Start - MaxPrepositionLength)..mention.Start])),
        ]);

    /// <summary>The event, completed with the place and the time zone that its own sentence does not state.</summary>
    public Candidate Complete(Candidate candidate)
    {
        var setting = candidate.Setting;
        if (setting is { Place: null, Venue: null, Room: null, Online: not true } && _general is not null)
        {
            setting = setting with
            {
                Place = _general.Place,
                Venue = _general.Venue,
                Room = _general.Room,
                Zone = setting.Zone ?? _general.Zone,
            };
        }

        if (setting is { Place: null, Online: not true } && candidate.Span.Precision == EventPrecision.Day && _town is not null)
        {
            setting = setting with { Place = _town.Text, Zone = setting.Zone ?? Zone(_town) };
        }

        if (setting.Place is { } name && Gazetteer.Lookup(name) is { } place && (setting.Zone is null || setting.Zone == place.Zone))
        {
            setting = setting with { Zone = Gazetteer.Zone(name, place, _zones) };
        }

        return candidate with
        {
            Time = candidate.Time ?? (candidate.Sentence.Kind == SentenceKind.Prose || HasOwnHours(candidate.Sentence) ? null : _hours),
            Setting = setting with { Zone = setting.Zone ?? _zone },
        };
    }

    // Hours in the paragraph below a heading are those of its days, and not those of all lines.
    private bool HasOwnHours(Sentence sentence) =>
        _hours is not null
        && _sentences.FindIndex(other => ReferenceEquals(other, sentence)) + 1 is var next
        && next < _sentences.Count
        && _sentences[next].Kind == SentenceKind.Prose
        && TimeFinder.Find(_sentences[next].Plain, []).Count > 0;

    /// <summary>
    /// The hours that one sentence states for all lines of a programme: "All our meetings start at 7.30 p.m.". Null if there is none, or
    /// if there are several.
    /// </summary>
    private static TimePhrase? Hours(List<Sentence> sentences)
    {
        var stated = sentences
            .Where(sentence => sentence.Kind == SentenceKind.Prose
                && sentence.Plain.AsSpan().ContainsAny(WordsOfAll)
                && (Everything().IsMatch(sentence.Plain) || Always().IsMatch(sentence.Plain) || Unless().IsMatch(sentence.Plain))
                && TriggerFinder.Find(sentence.Plain) is var triggers
                && triggers.Exists(trigger => trigger.Kind is TriggerKind.Noun or TriggerKind.Held or TriggerKind.Weak)
                && !triggers.Exists(trigger => trigger.Kind == TriggerKind.Deadline)
                && !sentence.HasDate)
            .Select(sentence => TimeFinder.Find(sentence.Plain, []))
            .Where(times => times.Count > 0)
            .Take(2)
            .ToList();
        return stated is [[var hours]] ? hours : null;
    }

    private string? Zone(FoundPlace found) => found.Place is null ? null : Gazetteer.Zone(found.Text, found.Place, _zones);

    /// <summary>
    /// A sentence that states one venue for all events: "Tous les rendez-vous sont au Boulodrome, à Lyon, sauf mention
    /// contraire". Null for any other sentence.
    /// </summary>
    private static Setting? General(Sentence sentence)
    {
        if (
            !sentence.Plain.AsSpan().ContainsAny(WordsOfAll)
            || !Everything().IsMatch(sentence.Plain)
            || !(
                Unless().IsMatch(sentence.Plain)
                || TriggerFinder.Find(sentence.Plain).Exists(trigger => trigger is { Kind: TriggerKind.Noun or TriggerKind.Held }))
            || sentence.HasDate
            || VenueFinder.Find(sentence, 0, sentence.Plain.Length, int.MaxValue) is not { } venue)
        {
            return null;
        }

        var place = venue.Place ?? Located(sentence);
        return new Setting(place?.Text, venue.Name, venue.Room, place?.Place?.Zone);
    }

    // "Paris time" is a time zone, not a place.
    private static IEnumerable<PlaceMention> Named(Sentence sentence) =>
        PlaceInName
            .Find(sentence.Text)
            .Where(mention =>
                !sentence.Plain.AsSpan(mention.End).StartsWith(" time", StringComparison.Ordinal)
                && !HourOf()
                    .IsMatch(
                        sentence.Plain.AsSpan(
                            Math.Max(0, mention.Start - MaxPrepositionLength),
                            Math.Min(mention.Start, MaxPrepositionLength))));

    private static int CountBeginning(List<Sentence> sentences)
    {
        var first = sentences.Find(sentence => sentence.Kind == SentenceKind.Prose)?.Block ?? 0;
        return sentences.TakeWhile(sentence => sentence.Block <= first).Count();
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

    [GeneratedRegex(
        @"(?:^|[ (,'])(?:à|a|au|aux|en|in|at|near|près de|em|no|na|nos|nas|في) (?:la |le |el )?$|(?<!\p{L})[بل]$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Locative();

    [GeneratedRegex(
        @"(?:heures? (?:de |d')|hora de )$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex HourOf();

    [GeneratedRegex(
        @"(?<!\p{L})(?:tous|toutes|all|every|everything|todos|todas|tudo)(?!\p{L})|(?<!\p{L})(?:كل|كلها|جميع)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Everything();

    [GeneratedRegex(@"(?<!\p{L})(?:toujours|always|siempre|sempre|دائما)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Always();

    [GeneratedRegex(
        @"(?<!\p{L})(?:sauf|unless|except|salvo|excepto|exceto)(?!\p{L})|إلا",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Unless();

    [GeneratedRegex(
        @"^(?:celui-ci|celle-ci|ils?|elles?|it|they|its|cet|cette|this|este|esta|se )(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex PointsBack();
}
