using Newsroom.Content;
using Newsroom.Search;
using Newsroom.Search.Faceting;

namespace Newsroom.Http.Search;

/// <summary>The response to a search.</summary>
internal sealed class SearchResource(
    SearchResults results,
    IReadOnlyDictionary<(string Article, string Language), PublicPicture> pictures,
    string? next,
    string site,
    string language,
    TimeSpan took,
    int storageReads)
{
    public IReadOnlyList<HitResource> Items { get; } = [.. results.Items.Select(hit =>
        new HitResource(hit, pictures.GetValueOrDefault((hit.Article, hit.Language)), site))];
    public string? Next => next;
    public int Total => results.Total;

    /// <summary>
    /// True if no edition has all words of the query: the items have most of them, or words with a similar spelling. Absent otherwise.
    /// </summary>
    public bool? Partial => results.IsPartial ? true : null;

    /// <summary>Absent if the total is exact.</summary>
    public bool? TotalIsLowerBound => results.TotalIsExact ? null : true;

    public Facets? Facets => results.Facets;
    public bool? FacetsEstimated => results.FacetsAreEstimated ? true : null;
    public string? DidYouMean => results.DidYouMean;

    /// <summary>In the language of the search, if it has notes of its own; else in English.</summary>
    public string? Note => results.Note?.In(language);

    /// <summary>The duration of the search when it was run; a cached response keeps it.</summary>
    public double TookMs => Math.Round(took.TotalMilliseconds, 2);

    /// <summary>Storage requests of the search.</summary>
    public int StorageReads => storageReads;
}

/// <summary>A hit of a search.</summary>
internal sealed class HitResource(SearchHit hit, PublicPicture? picture, string site)
{
    public string Id => hit.Article;
    public string Language => hit.Language;
    public EditionKind Kind => hit.Kind;
    public string Title => hit.Title;
    public string? Summary => hit.Body?.Summary;
    public DateTimeOffset Published => hit.Published;

    /// <summary>The lead picture; absent if there is none.</summary>
    public PublicPicture? Image => picture;

    public string Url => Links.Page(site, hit.Article, hit.Language);
    public double Score => hit.Score;

    /// <summary>True if it lacks a word of the query. Absent otherwise.</summary>
    public bool? Partial => hit.IsPartial ? true : null;

    /// <summary>Safe HTML; the words of the query are in <c>mark</c> elements.</summary>
    public IReadOnlyList<string> Snippets => hit.Snippets;
}
