using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Newsroom.Content;

/// <summary>The state of an upload.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedgerState>))]
public enum LedgerState
{
    /// <summary>It is being read and published.</summary>
    [JsonStringEnumMemberName("received")]
    Received,

    /// <summary>Live in its own language; translations are missing.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>Live in every language of the site.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>A draft, or dated in the future: not live.</summary>
    [JsonStringEnumMemberName("held")]
    Held,

    /// <summary>It cannot be read, and the reason is recorded. Only a new upload changes that.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>Processing failed and will be retried.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The upload was deleted, and its edition with it.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>No article, but a file that articles can refer to.</summary>
    [JsonStringEnumMemberName("file")]
    File,
}

/// <summary>The row of one upload: which content of it was processed, and how far.</summary>
public sealed record LedgerEntry
{
    /// <summary>How often the Functions host runs a blob trigger for one upload.</summary>
    public const int MaxTriggerAttempts = 5;

    public required string Path { get; init; }
    public required string ETag { get; init; }
    public required LedgerState State { get; init; }
    public required string Article { get; init; }
    public int Attempts { get; init; }

    /// <summary>Why it is rejected, failed, held or not translated, in words for an editor.</summary>
    public string? Error { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How the original has changed since a person translated it, in words; null if it has not.</summary>
    public string? Outdated { get; init; }

    /// <summary>Lines that were cut as boilerplate.</summary>
    public IReadOnlyList<string> Cut { get; init; } = [];

    /// <summary>
    /// Paths of the files of the container that it refers to, or did when it was last read: an edition that is live may still do so.
    /// </summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Languages in which the article is live.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The cost of the current machine translations, by language.</summary>
    public IReadOnlyDictionary<string, TranslationEffort> Translations { get; init; } =
        ImmutableSortedDictionary<string, TranslationEffort>.Empty;

    /// <summary>
    /// Keys of the articles that a file with several holds or, until its processing ends, held before; null if the file is no such file.
    /// </summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>What a PDF was processed as; null for all other files.</summary>
    public PdfUse? Use { get; init; }

    public required DateTimeOffset Received { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Complete { get; init; }

    /// <summary>
    /// When a held article comes due or its translation is tried again; null if only an editor can release it, or if nothing waits.
    /// </summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>
    /// When the unchanged file must be read again, because it gives something else by then, such as a calendar with recurring events.
    /// </summary>
    public DateTimeOffset? ReadAgain { get; init; }

    /// <summary>
    /// When the edition that is live is withdrawn by itself; null if it stays. Later content of the file that cannot be read does not
    /// change it.
    /// </summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>
    /// The languages of the site when the missing translations were last worked out, such as <c>fr,en</c>; null in rows that are older than
    /// this column.
    /// </summary>
    public string? SiteLanguages { get; init; }

    /// <summary>
    /// When the file began to be read by itself, because its processing had been interrupted before; null if it is not being read in this
    /// way. If it stays, the process has ended over this file.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? ReadAlone { get; init; }

    /// <summary>Whether the attempt before this one neither ended nor failed: then the process may have ended over this file.</summary>
    [JsonIgnore]
    public bool WasInterrupted { get; init; }

    /// <summary>When the row was last written, by the storage's clock.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>ETag of the row; null before it is read or written.</summary>
    [JsonIgnore]
    public string? RowETag { get; init; }

    /// <summary>Whether it is a file with several articles, which have rows of their own.</summary>
    [JsonIgnore]
    public bool IsList => Items is not null;

    /// <summary>Paths of the articles in such a file.</summary>
    [JsonIgnore]
    public IEnumerable<string> ItemPaths => Items is null ? [] : Items.Select(new BlobPath(Path).ItemPath);

    /// <summary>Whether nothing is left to do for this content.</summary>
    [JsonIgnore]
    public bool IsSettled => State is LedgerState.Complete or LedgerState.Rejected or LedgerState.Withdrawn or LedgerState.File;

    /// <summary>
    /// Whether nothing happens within minutes unless a person acts. A failed upload is retried ever more rarely once the trigger has given
    /// up.
    /// </summary>
    [JsonIgnore]
    public bool IsAtRest => IsSettled || State == LedgerState.Held || (State == LedgerState.Published && Error is not null)
        || (State == LedgerState.Failed && Attempts >= MaxTriggerAttempts);

    /// <summary>Whether it is to be read again although it has not changed.</summary>
    public bool IsStale(DateTimeOffset now) =>
        State is LedgerState.Published or LedgerState.Complete or LedgerState.File && (ReadAgain <= now || Expires <= now);

    /// <summary>Whether an edition of earlier content is live that has expired, while the content of now cannot be read.</summary>
    public bool HasExpiredEdition(DateTimeOffset now) => State is LedgerState.Rejected or LedgerState.Failed && Expires <= now;

    /// <summary>Whether another entry is of the same attempt at the same content, and neither has ended.</summary>
    public bool IsSameAttempt(LedgerEntry other) => (State, ETag, Attempts) == (other.State, other.ETag, other.Attempts);

    /// <summary>The row of an upload that is a file and no article, or none any more.</summary>
    public LedgerEntry AsFile(DateTimeOffset now, IReadOnlyList<string> warnings) => new()
    {
        Path = Path,
        ETag = ETag,
        State = LedgerState.File,
        Article = Article,
        Attempts = Attempts,
        Use = Use,
        Warnings = warnings,
        Received = Received,
        Complete = now,
        RowETag = RowETag,
    };

    /// <summary>Whether its time has come, if it waits for one.</summary>
    public bool IsDue(DateTimeOffset now) => Due <= now;
}
