using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Newsroom.Content;

/// <summary>An uploaded file that gives an article one of its editions.</summary>
/// <param name="Path">Path in the container.</param>
/// <param name="ETag">ETag of the content that was read.</param>
/// <param name="Language">The language of the content.</param>
/// <param name="Version">The version of the body that was read from it.</param>
/// <param name="Uploaded">When that content was uploaded.</param>
/// <param name="FirstPublished">
/// When an article was first published from this path. It is the date of a text that states none, and never changes.
/// </param>
/// <param name="Before">The version before. The name of this one depends on it, so that no version ever comes back.</param>
public sealed record Source(
    string Path,
    string ETag,
    string Language,
    string Version,
    DateTimeOffset Uploaded,
    DateTimeOffset FirstPublished,
    string? Before = null)
{
    /// <summary>A digest of what was read, if it does not follow from the version's name because earlier versions are lost.</summary>
    public string? Reading { get; init; }
}

/// <summary>An editor's corrections of a file, from a file beside it (<c>summit.meta.yaml</c>). They override what is read.</summary>
public sealed record Correction(string Path, string ETag, string Yaml);

/// <summary>A machine translation that is not shown, because too many of its sentences are doubtful.</summary>
/// <param name="Language">The language of the translation.</param>
/// <param name="Version">The version of its body.</param>
/// <param name="Sentences">The number of its sentences.</param>
/// <param name="Flagged">The number of doubtful sentences.</param>
public sealed record Review(string Language, string Version, int Sentences, int Flagged);

/// <summary>
/// One piece of content: its uploads and its editions. It is one row, so every change of it is atomic.
/// All other tables are derived from it and can be written again at any time.
/// </summary>
public sealed record Article
{
    private const int MaxPdfs = 20;

    public required string Id { get; init; }

    public ImmutableArray<Source> Sources { get; init; } = [];

    /// <summary>They are stored here because a file and its correction can be uploaded in either order.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    /// <summary>
    /// Paths of the PDFs that lie beside its files and that it offers; null for none. They are here for the same reason.
    /// </summary>
    public IReadOnlyList<string>? Pdfs { get; init; }

    /// <summary>Translations of the current original that wait for review.</summary>
    public ImmutableArray<Review> InReview { get; init; } = [];

    /// <summary>By language. Withdrawn editions stay, so that their rows in other tables can always be removed.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, Edition> Editions { get; init; } = ImmutableSortedDictionary<string, Edition>.Empty;

    [JsonIgnore]
    public IEnumerable<Edition> Live => Editions.Values.Where(edition => !edition.Withdrawn);

    [JsonIgnore]
    public bool Withdrawn => Editions.Values.All(edition => edition.Withdrawn);

    [JsonIgnore]
    public Edition? Original => Live.FirstOrDefault(edition => edition.Kind == EditionKind.Original);

    /// <summary>The live edition in a language; null if there is none.</summary>
    public Edition? In(string language) => Editions.TryGetValue(language, out var edition) && !edition.Withdrawn ? edition : null;

    /// <summary>The upload that gives the edition in a language: the newest if several files claim it.</summary>
    public Source? SourceIn(string language) => Sources
        .Where(source => source.Language == language)
        .OrderByDescending(source => source.Uploaded).ThenBy(source => source.Path, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Whether the original has changed since a person translated it.</summary>
    public bool IsOutdated(Edition edition) =>
        edition is { Kind: EditionKind.Human, Basis: not null } && Original is { } original && original.Version != edition.Basis;

    /// <summary>
    /// Whether bodies of a version are still needed: by a live edition, by an upload, or as the basis of a person's translation.
    /// </summary>
    public bool Needs(string version) => Sources.Any(source => source.Version == version)
        || Live.Any(edition => edition.Version == version || (edition.Kind == EditionKind.Human && edition.Basis == version));

    /// <summary>Whether a version of an original or a machine translation of it is still needed.</summary>
    public bool NeedsAnyOf(string version) => Needs(version) || Live.Any(edition => edition.SourceVersion == version);

    /// <summary>The correction of an upload: the file of the same name.</summary>
    public Correction? CorrectionOf(BlobPath path) =>
        Corrections.FirstOrDefault(correction => new BlobPath(correction.Path).Base == path.Base);

    /// <summary>The article with a PDF that it offers, or without it.</summary>
    public Article Offering(string pdf, bool isOffered)
    {
        IReadOnlyList<string> pdfs =
            [.. (Pdfs ?? []).Where(other => other != pdf).Concat(isOffered ? [pdf] : []).Order(StringComparer.Ordinal).Take(MaxPdfs)];
        return this with { Pdfs = pdfs.Count == 0 ? null : pdfs };
    }

    /// <summary>The language whose upload is the original (<see cref="OriginalFirst"/>).</summary>
    public string? OriginalLanguage(IReadOnlyList<string> siteLanguages) => Sources.Min(new OriginalFirst(siteLanguages))?.Language;
}
