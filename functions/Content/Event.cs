using System.Globalization;
using System.Text.Json.Serialization;
using Newsroom.Events;

namespace Newsroom.Content;

/// <summary>How exactly an event's date is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventPrecision>))]
public enum EventPrecision
{
    [JsonStringEnumMemberName("day")]
    Day,

    [JsonStringEnumMemberName("month")]
    Month,
}

/// <summary>Whether an event takes place (RFC 5545, 3.8.1.11).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventStatus>))]
public enum EventStatus
{
    /// <summary>Stated, or told of in plain words.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>Its day is not known, or the text it was found in may mean something else.</summary>
    [JsonStringEnumMemberName("tentative")]
    Tentative,

    /// <summary>Its article announces it no more.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>A dated happening that an article tells of.</summary>
public sealed record Event
{
    private const double CertainFrom = 0.7;

    /// <summary>Stable over re-uploads, corrected titles and moved dates included (<see cref="EventHistory"/>).</summary>
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

    /// <summary>How often it changed in a way that those who come must know (RFC 5545, 3.8.7.4).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Sequence { get; init; }

    /// <summary>When it was first announced, to the second; absent before it is published.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When anything of it changed last, to the second; absent before it is published.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>When it was called off, to the second: its article announces it no more. Absent while it does.</summary>
    public DateTimeOffset? Cancelled { get; init; }

    [JsonIgnore]
    public EventStatus Status =>
        Cancelled is not null ? EventStatus.Cancelled
        : Precision == EventPrecision.Month || Confidence < CertainFrom ? EventStatus.Tentative
        : EventStatus.Confirmed;

    /// <summary>Key of its row in <c>events</c>: sorts by start.</summary>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Start:yyyyMMddHHmm}-{Id}");
}
