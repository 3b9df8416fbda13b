using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Newsroom.Content;

/// <summary>An uploaded file that gives an article one of its editions.</summary>
/// <param name="Path">Path in the container.</param>
/// <param name="ETag">The content that was read.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Version">Names the body that was read from it.</param>
/// <param name="Uploaded">When that content was uploaded.</param>
/// <param name="FirstPublished">When the article first went out from this path: stands in where no date is stated, and stays.</param>
/// <param name="Before">The version before it, which goes into the name of this one: no version ever comes back.</param>
public sealed record Source(
    string Path, string ETag, string Language, string Version, DateTimeOffset Uploaded, DateTimeOffset FirstPublished, string? Before = null)
{
    /// <summary>A digest of what was read, where the version's name does not tell it, as the versions before are lost.</summary>
    public string? Reading { get; init; }
}

/// <summary>What an editor says of a file in a file beside it (<c>summit.meta.yaml</c>): it wins over what is read.</summary>
public sealed record Correction(string Path, string ETag, string Yaml);

/// <summary>A translation by machine that is not shown, as too many of its sentences are doubtful.</summary>
/// <param name="Language">Of the translation.</param>
/// <param name="Version">Names its body.</param>
/// <param name="Sentences">How many it has.</param>
/// <param name="Flagged">How many of them are doubtful.</param>
public sealed record Review(string Language, string Version, int Sentences, int Flagged);

/// <summary>
/// One piece of content: its uploads and its editions. It is one row, so every change of it is atomic;
/// all other tables are derived from it and can be written again at any time.
/// </summary>
public sealed record Article
{
    public required string Id { get; init; }

    public ImmutableArray<Source> Sources { get; init; } = [];

    /// <summary>They are kept here, as a file and its correction come in either order.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    /// <summary>Translations of the present original that wait for somebody to look at them.</summary>
    public ImmutableArray<Review> InReview { get; init; } = [];

    /// <summary>By language; withdrawn ones stay, so that what they left elsewhere can always be removed.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, Edition> Editions { get; init; } = ImmutableSortedDictionary<string, Edition>.Empty;

    [JsonIgnore]
    public IEnumerable<Edition> Live => Editions.Values.Where(edition => !edition.Withdrawn);

    [JsonIgnore]
    public bool Withdrawn => Editions.Values.All(edition => edition.Withdrawn);

    [JsonIgnore]
    public Edition? Original => Live.FirstOrDefault(edition => edition.Kind == EditionKind.Original);

    /// <summary>The live edition in a language, if there is one.</summary>
    public Edition? In(string language) => Editions.TryGetValue(language, out var edition) && !edition.Withdrawn ? edition : null;

    /// <summary>The upload that gives the edition in a language: the newest, where several files claim it.</summary>
    public Source? SourceIn(string language) => Sources
        .Where(source => source.Language == language)
        .OrderByDescending(source => source.Uploaded).ThenBy(source => source.Path, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Whether the original has changed since a person translated it.</summary>
    public bool IsOutdated(Edition edition) => edition is { Kind: EditionKind.Human, Basis: not null } && Original is { } original && original.Version != edition.Basis;

    /// <summary>Whether bodies of a version are still needed: by a live edition, as the original that a translation by a person goes with, or by an upload.</summary>
    public bool Needs(string version) =>
        Live.Any(edition => edition.Version == version || (edition.Kind == EditionKind.Human && edition.Basis == version)) || Sources.Any(source => source.Version == version);

    /// <summary>Likewise of a version of an original, or of what a machine made from it.</summary>
    public bool NeedsAnyOf(string version) => Needs(version) || Live.Any(edition => edition.SourceVersion == version);

    /// <summary>What corrects an upload: the file of the same name.</summary>
    public Correction? CorrectionOf(BlobPath path) => Corrections.FirstOrDefault(correction => new BlobPath(correction.Path).Base == path.Base);

    /// <summary>The language whose upload is the original (<see cref="OriginalFirst"/>).</summary>
    public string? OriginalLanguage(IReadOnlyList<string> siteLanguages) => Sources.Min(new OriginalFirst(siteLanguages))?.Language;
}
