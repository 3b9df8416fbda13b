using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Newsroom.Content;

/// <summary>How far an upload has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedgerState>))]
public enum LedgerState
{
    /// <summary>Seen; reading and publishing are under way.</summary>
    [JsonStringEnumMemberName("received")]
    Received,

    /// <summary>Live in its own language; translations are outstanding.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>Live in every language asked for.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>A draft, or dated in the future: not live.</summary>
    [JsonStringEnumMemberName("held")]
    Held,

    /// <summary>Can't be read, with the reason; only a new upload changes that.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>Something went wrong on our side; it will be tried again.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The upload was deleted, and with it what it gave.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>One upload: which content of it was processed, and how far.</summary>
public sealed record LedgerEntry
{
    /// <summary>How often the Functions host runs a blob trigger for one upload.</summary>
    private const int MaxTriggerAttempts = 5;

    public required string Path { get; init; }
    public required string ETag { get; init; }
    public required LedgerState State { get; init; }
    public required string Article { get; init; }
    public int Attempts { get; init; }

    /// <summary>Why it is rejected, failed, held or not translated, in words for an editor.</summary>
    public string? Error { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Of a translation by a person: how the original has changed since, in words; null where it has not.</summary>
    public string? Outdated { get; init; }

    /// <summary>What was taken for boilerplate and left out.</summary>
    public IReadOnlyList<string> Cut { get; init; } = [];

    /// <summary>Languages in which the article is live.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What the present translations by machine took, by language.</summary>
    public IReadOnlyDictionary<string, TranslationEffort> Translations { get; init; } = ImmutableSortedDictionary<string, TranslationEffort>.Empty;

    public required DateTimeOffset Received { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Complete { get; init; }

    /// <summary>When a held article comes due, or its translation is tried again; null where only an editor can release it, or nothing is held up.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When the file gives something else although it has not changed, such as a calendar with recurring events; null for most.</summary>
    public DateTimeOffset? ReadAgain { get; init; }

    /// <summary>The languages that the site had when it was last seen what the article lacks, such as <c>fr,en</c>; null in rows that are older than this column.</summary>
    public string? SiteLanguages { get; init; }

    /// <summary>When the row was last written, by the storage's clock.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>ETag of the row as it was read or written; null before that.</summary>
    [JsonIgnore]
    public string? RowETag { get; init; }

    /// <summary>Whether nothing is left to do for this content.</summary>
    [JsonIgnore]
    public bool IsSettled => State is LedgerState.Complete or LedgerState.Rejected or LedgerState.Withdrawn;

    /// <summary>
    /// Whether nothing will happen within minutes unless somebody acts. A failed upload is retried ever more rarely once the trigger has given up.
    /// </summary>
    [JsonIgnore]
    public bool IsAtRest => IsSettled || State == LedgerState.Held || (State == LedgerState.Published && Error is not null)
        || (State == LedgerState.Failed && Attempts >= MaxTriggerAttempts);

    /// <summary>Whether it is to be read again although it has not changed.</summary>
    public bool IsStale(DateTimeOffset now) => State is LedgerState.Published or LedgerState.Complete && ReadAgain <= now;

    /// <summary>Whether its time has come, if it waits for one.</summary>
    public bool IsDue(DateTimeOffset now) => Due <= now;
}
