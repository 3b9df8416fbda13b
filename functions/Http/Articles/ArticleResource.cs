using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Http.Events;
using Newsroom.Storage.Changes;

namespace Newsroom.Http.Articles;

/// <summary>An edition with its body.</summary>
internal sealed class ArticleResource(
    Article article,
    Edition edition,
    EditionBody body,
    IReadOnlyList<Edition> similar,
    string site,
    IReadOnlyList<AlignedSegment>? segments,
    Outdated? outdated)
    : EditionResource(edition, site)
{
    private readonly Edition _edition = edition;
    private readonly string _site = site;

    /// <summary>Names what is public of the edition, as in /api/changes.</summary>
    public string Version => ChangeEntry.VersionOf(_edition);

    public Dateline? Dateline => body.Dateline;
    public IReadOnlyList<Download> Downloads => body.Downloads;
    public IReadOnlyList<EventResource> Events => [.. body.Events.Select(item => new EventResource(item, _site, _edition.Language))];
    public string Html => body.Html;
    public string Text => body.Text;

    public IReadOnlyList<AlternateResource> Alternates => [.. article.Live
        .Where(other => other.Language != _edition.Language)
        .Select(other => new AlternateResource(other.Language, other.Kind, Links.Article(_site, article.Id, other.Language)))];

    /// <summary>The cost of the machine translation, and the number of its flagged sentences.</summary>
    public TranslationEffort? Translation => _edition.Effort;

    /// <summary>What changed in the original since a person translated it; absent if nothing changed.</summary>
    public Outdated? Outdated => outdated;

    /// <summary>
    /// With view=parallel: this translation and its original, sentence by sentence. Absent for editions that were uploaded as a text.
    /// </summary>
    public IReadOnlyList<AlignedSegment>? Segments => segments;

    /// <summary>Other articles with a similar text.</summary>
    public IReadOnlyList<SimilarResource> SimilarTo => [.. similar.Select(other =>
        new SimilarResource(other.Article, other.Title, other.Published, Links.Article(_site, other.Article, other.Language)))];

    /// <summary>The upload; of a machine translation, the upload of its original.</summary>
    public SourceResource? Source => article.Sources
        .Where(source => source.Version == _edition.SourceVersion)
        .Select(source => new SourceResource(source.Path, source.ETag))
        .FirstOrDefault();
}

/// <summary>The same article in another language.</summary>
internal sealed record AlternateResource(string Language, EditionKind Kind, string Url);

/// <summary>An article with a similar text.</summary>
internal sealed record SimilarResource(string Id, string Title, DateTimeOffset Published, string Url);

/// <summary>The upload that an edition was read from.</summary>
internal sealed record SourceResource(string Path, [property: JsonPropertyName("etag")] string ETag);
