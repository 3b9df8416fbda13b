using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Content;

namespace Newsroom.Tests.Reading.GoldenFacts;

/// <summary>
/// What a careful editor reads out of an article: the format of <c>golden.json</c> and of the reference articles' <c>seeds.json</c>.
/// </summary>
public sealed record Facts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string? Language { get; init; }
    public string? Title { get; init; }
    public string? TitleStartsWith { get; init; }
    public IReadOnlyList<string> TitleMayBe { get; init; } = [];
    public DateOnly? Published { get; init; }
    public IReadOnlyList<DateOnly> PublishedMayBe { get; init; } = [];
    public string? Author { get; init; }
    public IReadOnlyList<string> AuthorMayBe { get; init; } = [];
    public StatedDateline? Dateline { get; init; }
    public IReadOnlyList<string> Headings { get; init; } = [];
    public IReadOnlyList<string> MustContain { get; init; } = [];
    public IReadOnlyList<string> MustContainOnce { get; init; } = [];
    public IReadOnlyList<string> MustNotContain { get; init; } = [];
    public int NearDuplicateParagraphs { get; init; }
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<string> Downloads { get; init; } = [];
    public IReadOnlyList<EventFacts> Events { get; init; } = [];
    public IReadOnlyList<EventFacts> MayAlso { get; init; } = [];

    /// <summary>The facts of every file of a set.</summary>
    public static IReadOnlyDictionary<string, Facts> Load(string path) =>
        JsonSerializer.Deserialize<Dictionary<string, Facts>>(File.ReadAllText(path), Json)!;

    public sealed record StatedDateline(string Place, DateOnly Date);
}

/// <summary>What is known of an event; what is null may be anything.</summary>
public sealed record EventFacts(string Start, string Precision)
{
    public string? End { get; init; }
    public string? EndInclusive { get; init; }
    public string? Zone { get; init; }
    public IReadOnlyList<string> ZoneMayBe { get; init; } = [];
    public string? Place { get; init; }
    public IReadOnlyList<string?> PlaceMayBe { get; init; } = [];
    public string? Venue { get; init; }
    public IReadOnlyList<string?> VenueMayBe { get; init; } = [];
    public string? Language { get; init; }
    public bool? Online { get; init; }
    public bool? Stated { get; init; }
    public IReadOnlyList<string> About { get; init; } = [];

    [JsonIgnore]
    private bool IsMonth => Precision == "month";

    [JsonIgnore]
    public bool HasTime => Start.Contains('T', StringComparison.Ordinal);

    [JsonIgnore]
    private DateTime Opening => DateTime.Parse(IsMonth ? $"{Start}-01" : Start, null);

    /// <summary>Whether the dates are the same; hours are compared where the facts give them.</summary>
    public bool HasDatesOf(Event found) => HasDaysOf(found) && HasTimesOf(found);

    /// <summary>Whether the days are the same.</summary>
    public bool HasDaysOf(Event found) =>
        found.Precision == (IsMonth ? EventPrecision.Month : EventPrecision.Day)
        && found.Start.Date == Opening.Date
        && (
            IsMonth
            || LastDay(found)
                == (
                    EndInclusive is { } last ? DateTime.Parse(last, null)
                    : End is { } end ? DateTime.Parse(end, null).Date
                    : Opening.Date));

    /// <summary>Whether the hours are the same; any are where the facts give none.</summary>
    public bool HasTimesOf(Event found) =>
        !HasTime || (found.Start == Opening && (End is null || found.End == DateTime.Parse(End, null)));

    /// <summary>Whether it is this event, in every fact.</summary>
    public bool IsMetBy(Event found) =>
        HasDatesOf(found)
        && (Zone is null || found.AllDay || found.Zone == Zone || ZoneMayBe.Contains(found.Zone))
        && (Place is null || found.Place == Place)
        && (
            Venue is null
            || (
                found.Venue is { } venue
                && (
                    venue.Contains(Venue, StringComparison.OrdinalIgnoreCase)
                    || Venue.Contains(venue, StringComparison.OrdinalIgnoreCase))))
        && (Language is null || found.Languages?.Contains(Language) == true)
        && (Online is null || found.Online == Online)
        && (Stated is null || found.Stated == Stated)
        && About.All(word => found.Title.Contains(word, StringComparison.OrdinalIgnoreCase));

    public override string ToString() =>
        $"{Start}{(End ?? EndInclusive) switch { null => "", var end => $" to {end}" }}, {Place ?? "anywhere"}, {Venue} {Zone}: "
            + $"{string.Join(' ', About)}";

    private static DateTime LastDay(Event found) =>
        found.AllDay ? found.End.AddDays(-1).Date
        : found.End.TimeOfDay == TimeSpan.Zero ? found.End.AddDays(-1).Date
        : found.End.Date;
}
