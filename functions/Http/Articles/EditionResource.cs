using Newsroom.Content;

namespace Newsroom.Http.Articles;

/// <summary>An edition in a list.</summary>
internal class EditionResource(Edition edition, string site)
{
    public string Id => edition.Article;
    public string Language => edition.Language;
    public EditionKind Kind => edition.Kind;
    public string Title => edition.Title;
    public string? Summary => edition.Summary;
    public DateTimeOffset Published => edition.Published;
    public bool PublishedInferred => edition.PublishedInferred;
    public DateTimeOffset Updated => edition.Updated;
    public string? Author => edition.Author;
    public IReadOnlyList<string> Tags => edition.Tags;
    public IReadOnlyList<Name> Names => edition.Names;
    public IReadOnlyList<string> Places => edition.Places;
    public string? Engine => edition.Engine;

    /// <summary>The lead picture; absent if there is none.</summary>
    public PublicPicture? Image { get; init; }

    public string Url => Links.Page(site, edition.Article, edition.Language);
}
