using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Http.Articles;
using Newsroom.Storage.Changes;

namespace Newsroom.Http.Changes;

/// <summary>What happened to an edition.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
internal enum ChangeKind
{
    [JsonStringEnumMemberName("published")]
    Published,

    [JsonStringEnumMemberName("changed")]
    Changed,

    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>The last change of an edition.</summary>
internal sealed class ChangeResource(ChangeEntry entry, long since, string site)
{
    /// <summary>What to do is the same for 'published' and 'changed': store the edition.</summary>
    public ChangeKind Change => entry.Version is null ? ChangeKind.Withdrawn
        : since < entry.Published ? ChangeKind.Published
        : ChangeKind.Changed;

    /// <summary>The article.</summary>
    public string Id => entry.Article;

    public string Language => entry.Language;

    /// <summary>Names what is public of the edition; absent once it is withdrawn.</summary>
    public string? Version => entry.Version;

    public DateTimeOffset Time => entry.Time;

    /// <summary>Address of the edition as JSON; absent once it is withdrawn.</summary>
    public string? Json => entry.Version is { } version ? Links.Article(site, entry.Article, entry.Language, version) : null;

    /// <summary>The edition as lists have it; absent once it is withdrawn.</summary>
    public EditionResource? Edition => entry.Edition is { } edition ? new EditionResource(edition, site) : null;
}

/// <summary>A part of the changes.</summary>
/// <param name="Next">The 'since' of the next request, also when nothing follows yet.</param>
/// <param name="More">Whether more follows already.</param>
internal sealed record ChangeListResource(IReadOnlyList<ChangeResource> Items, string Next, bool More);
