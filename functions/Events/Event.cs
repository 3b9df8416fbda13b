using System.Globalization;
using System.Text.Json.Serialization;

namespace Newsroom.Events;

/// <summary>How exactly an event's date is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventPrecision>))]
public enum EventPrecision
{
    [JsonStringEnumMemberName("day")]
    Day,

    [JsonStringEnumMemberName("month")]
    Month,
}

/// <summary>A dated happening that an article tells of.</summary>
public sealed record Event
{
    /// <summary>Stable over re-uploads that keep its title and start.</summary>
    public required string Id { get; init; }

    public required string Article { get; init; }
    public required string Title { get; init; }

    /// <summary>Local time in <see cref="Zone"/>; midnight for whole days.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Local time; exclusive.</summary>
    public required DateTime End { get; init; }

    public bool AllDay { get; init; }
    public EventPrecision Precision { get; init; }

    /// <summary>IANA time zone of <see cref="Start"/> and <see cref="End"/>; absent for whole days, and for times whose place is not known.</summary>
    public string? Zone { get; init; }

    public string? Place { get; init; }
    public string? Venue { get; init; }
    public bool? Online { get; init; }

    /// <summary>Working languages.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    public string? Url { get; init; }

    /// <summary>Stated by the editor, as against extracted from the text.</summary>
    public bool Stated { get; init; }

    /// <summary>0 to 1; 1 for stated events.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>The sentence it was extracted from.</summary>
    public string? Sentence { get; init; }

    /// <summary>Key of its row in <c>events</c>: sorts by start.</summary>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Start:yyyyMMddHHmm}-{Id}");
}
