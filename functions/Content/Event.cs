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
    /// <summary>Stated, or described in plain words.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>Its day is unknown, or the text it was found in may mean something else.</summary>
    [JsonStringEnumMemberName("tentative")]
    Tentative,

    /// <summary>Its article no longer announces it.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>A dated event that an article announces or reports.</summary>
public sealed record Event
{
    private const double MinConfirmedConfidence = 0.7;

    /// <summary>
    /// Stays the same when the file is uploaded again, also with a corrected title or another date (<see cref="EventHistory"/>).
    /// </summary>
    public required string Id { get; init; }

    public required string Article { get; init; }
    public required string Title { get; init; }

    /// <summary>Local time in <see cref="Zone"/>; midnight for whole days.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Local time; exclusive.</summary>
    public required DateTime End { get; init; }

    public bool AllDay { get; init; }
    public EventPrecision Precision { get; init; }

    /// <summary>
    /// IANA time zone of <see cref="Start"/> and <see cref="End"/>; null for whole days and for times whose place is unknown.
    /// </summary>
    public string? Zone { get; init; }

    /// <summary>Whether <see cref="Zone"/> is that of the site, because the article's is unknown. Such a zone is never stored.</summary>
    [JsonIgnore]
    public bool ZoneAssumed { get; init; }

    public string? Place { get; init; }
    public string? Venue { get; init; }
    public bool? Online { get; init; }

    /// <summary>Working languages.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    public string? Url { get; init; }

    /// <summary>Whether the editor stated it; else it was extracted from the text.</summary>
    public bool Stated { get; init; }

    /// <summary>0 to 1; 1 for stated events.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>The sentence it was extracted from.</summary>
    public string? Sentence { get; init; }

    /// <summary>How often it changed in a way that matters to participants (RFC 5545, 3.8.7.4).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Sequence { get; init; }

    /// <summary>When it was first announced, to the second; null before it is published.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it last changed, to the second; null before it is published.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>When its article stopped announcing it, to the second; null while it is announced.</summary>
    public DateTimeOffset? Cancelled { get; init; }

    [JsonIgnore]
    public EventStatus Status =>
        Cancelled is not null ? EventStatus.Cancelled
        : Precision == EventPrecision.Month || Confidence < MinConfirmedConfidence ? EventStatus.Tentative
        : EventStatus.Confirmed;

    /// <summary>Key of its row in <c>events</c>: sorts by start.</summary>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Start:yyyyMMddHHmm}-{Id}");
}
