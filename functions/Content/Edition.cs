using System.Text.Json.Serialization;

namespace Newsroom.Content;

/// <summary>Where an edition's words come from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EditionKind>))]
public enum EditionKind
{
    /// <summary>The article as its organisation wrote it.</summary>
    [JsonStringEnumMemberName("original")]
    Original,

    /// <summary>A translation that a person uploaded.</summary>
    [JsonStringEnumMemberName("human")]
    Human,

    /// <summary>A translation that an engine made.</summary>
    [JsonStringEnumMemberName("machine")]
    Machine,
}

/// <summary>The place and date at the beginning of a news text: <c>Rome, 25 June 2024 –</c>.</summary>
public sealed record Dateline(string Place, DateOnly Date);

/// <summary>A file offered with an article. <see cref="Url"/> is null if the text only names the file.</summary>
public sealed record Download(string Title, string? Url = null, string? Type = null, long? Size = null);

/// <summary>An organisation, treaty or programme as an article introduces it: <c>MMC</c>, <c>Mixed Migration Centre</c>.</summary>
public sealed record Name(string Acronym, [property: JsonPropertyName("name")] string Full);

/// <summary>
/// An article in one language, without its body: what lists and feeds show. It is stored in the article's row and repeated in the timeline.
/// </summary>
public sealed record Edition
{
    /// <summary>Shorter texts are similar by chance.</summary>
    private const int MinWordsToCompare = 40;

    private const int MaxNames = 30;

    public required string Article { get; init; }
    public required string Language { get; init; }
    public required EditionKind Kind { get; init; }

    /// <summary>
    /// Identifies the body: <c>editions/{article}/{version}/{language}</c>. The version of a machine translation is that of its original;
    /// if it has glossary terms, a hyphen and their fingerprint follow.
    /// </summary>
    public required string Version { get; init; }

    /// <summary>The version of the original that a machine translation was made from.</summary>
    [JsonIgnore]
    public string SourceVersion => EditionVersion.OriginalOf(Version);

    public required string Title { get; init; }
    public string? Summary { get; init; }
    public required DateTimeOffset Published { get; init; }

    /// <summary>Whether <see cref="Published"/> is the time of upload because the article does not say.</summary>
    public bool PublishedInferred { get; init; }

    public required DateTimeOffset Updated { get; init; }
    public string? Author { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<Name> Names { get; init; } = [];

    /// <summary>Cities and countries that it names, by their English names.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>The fingerprint of its text, to find similar articles (<see cref="SimHash"/>).</summary>
    public ulong Fingerprint { get; init; }

    /// <summary>The engine that made a machine translation.</summary>
    public string? Engine { get; init; }

    /// <summary>The cost of a machine translation.</summary>
    public TranslationEffort? Effort { get; init; }

    /// <summary>The upload it was read from; null for a machine translation.</summary>
    public string? Path { get; init; }

    /// <summary>The version of the original that a person translated. If it is not the current one, the translation is outdated.</summary>
    public string? Basis { get; init; }

    /// <summary>Keys of the files that it refers to (<see cref="StoredFile.KeyOf"/>); null for none.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>What its lead picture is chosen from; null for none. Only the timeline has it.</summary>
    [JsonIgnore]
    public LeadCandidates? Pictures { get; init; }

    /// <summary>Versions of the pictures inside its upload; null for none.</summary>
    public IReadOnlyList<string>? EmbeddedPictures { get; init; }

    /// <summary>
    /// Keys of the old addresses that lead to it (<see cref="OldAddress.KeyOf"/>); null for none. They stay when it is withdrawn: readers
    /// who follow one get a 410.
    /// </summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>No longer live: its rows in other tables must be removed.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Keys of its rows in <c>events</c>, without those of <see cref="Cancelled"/>.</summary>
    public IReadOnlyList<string> EventKeys { get; init; } = [];

    /// <summary>Rows and bodies of earlier versions in <c>timeline</c>, <c>events</c> and the container of bodies.</summary>
    [JsonIgnore]
    public IReadOnlyList<StaleRow> StaleRows { get; init; } = [];

    /// <summary>
    /// Events that it or an earlier version announced, and that calendars must see as cancelled. They have rows in <c>events</c>, too.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<Event> Cancelled { get; init; } = [];

    /// <summary>Creates the edition of a body, as an original that was last updated when it was published.</summary>
    public static Edition Of(string article, string version, EditionBody body) => new()
    {
        Article = article,
        Language = body.Language,
        Kind = EditionKind.Original,
        Version = version,
        Title = body.Title,
        Summary = body.Summary,
        Published = body.Published,
        PublishedInferred = body.PublishedInferred,
        Updated = body.Published,
        Author = body.Author,
        Tags = body.Tags,
        Names = [.. body.Names.Take(MaxNames)],
        Places = body.Places,
        Fingerprint = SimHash.Of(body.Text, MinWordsToCompare),
        Engine = body.Engine,
        Effort = body.Effort,
        Files = body.Files is { } files ? [.. files.Select(StoredFile.KeyOf).Distinct()] : null,
        EmbeddedPictures = body.Embedded is { } embedded
            ? [.. embedded.Where(file => file.Width is not null).Select(file => file.Version).Distinct()] : null,
        Aliases = body.Aliases is { } aliases ? [.. aliases.Select(OldAddress.KeyOf).Distinct()] : null,
        EventKeys = [.. body.Events.Select(@event => @event.Key).Distinct()],
    };

    /// <summary>Key of its row in <c>timeline</c>.</summary>
    [JsonIgnore]
    public string TimelineKey => $"{SortKey.NewestFirst(Published)}-{Article}";
}

/// <summary>The content of an edition. It is written once under its version and never changed.</summary>
public sealed record EditionBody
{
    public required string Title { get; init; }
    public string? Summary { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset Published { get; init; }
    public bool PublishedInferred { get; init; }
    public Dateline? Dateline { get; init; }
    public string? Author { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<Name> Names { get; init; } = [];

    /// <summary>Cities and countries that it names, by their English names.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    public IReadOnlyList<Download> Downloads { get; init; } = [];
    public IReadOnlyList<Event> Events { get; init; } = [];

    /// <summary>The lead picture that its file states; null if it states none.</summary>
    public Picture? Image { get; init; }

    /// <summary>
    /// Paths of the files of the container that it refers to, by <see cref="FileAddress"/>; null for none, as in bodies that are older than
    /// such files.
    /// </summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Those among <see cref="Files"/> that are inside its own upload, as they were when it was read; null for none.</summary>
    public IReadOnlyList<StoredFile>? Embedded { get; init; }

    /// <summary>Old addresses that lead to it (<see cref="OldAddress.Normalise"/>); null for none, as in machine translations.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>The engine that made a machine translation.</summary>
    public string? Engine { get; init; }

    /// <summary>When a machine translation was made.</summary>
    public DateTimeOffset? Made { get; init; }

    /// <summary>The cost of a machine translation.</summary>
    public TranslationEffort? Effort { get; init; }

    /// <summary>Clean HTML: safe to show as it is.</summary>
    public required string Html { get; init; }

    /// <summary>The same as plain text, with headings and list items on lines of their own.</summary>
    public required string Text { get; init; }
}
