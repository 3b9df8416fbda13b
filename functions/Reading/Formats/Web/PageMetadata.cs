using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Events;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// What a page says about its article beside it: in JSON-LD, <c>meta</c> elements (Open Graph, Dublin Core, Highwire) and microdata.
/// </summary>
internal sealed partial class PageMetadata
{
    private const int MaxMetas = 500;
    private const int MaxTags = 20;
    private const int MaxTextLength = 2_000;
    private const int MinSummaryLength = 40;
    private const int MinTitleLength = 40;

    /// <summary>Names of the day of publication, the most exact first.</summary>
    private static readonly string[] DateNames =
    [
        .. ("article:published_time datePublished og:published_time article:published citation_publication_date dc.date.issued "
            + "dcterms.issued "
            + "dcterms.date.issued rnews:datePublished dc.date dcterms.date dcterms.created dc.date.created parsely-pub-date sailthru.date "
            + "publish-date publish_date publishdate publication_date originalpublicationdate article_date_original bt:pubdate pubdate "
            + "citation_date citation_online_date sw-pubdate publicationdate publishtime uploadDate").Split(' '),
    ];

    /// <summary>Of these, those that are about the publication of the page alone: an issue of a journal may have a later day.</summary>
    private static readonly string[] PublicationNames = ["article:published_time", "og:published_time", "datePublished"];

    private static readonly string[] ChangeNames =
        [.. "article:modified_time og:updated_time dateModified dateUpdate dc.date.modified dcterms.modified".Split(' ')];

    private readonly IDocument _page;
    private readonly LinkedData _data;
    private readonly ILookup<string, string> _metas;

    public PageMetadata(IDocument page)
    {
        _page = page;
        _data = new LinkedData(page);
        _metas = page.QuerySelectorAll("meta[content]").Take(MaxMetas)
            .Select(meta => (Name: NameOf(meta)?.Replace("DC:", "dc.", StringComparison.OrdinalIgnoreCase)
                .Replace("dcterms:", "dcterms.", StringComparison.OrdinalIgnoreCase)
                .Replace("bepress_", "", StringComparison.OrdinalIgnoreCase), Content: Block.Line(Start(meta.GetAttribute("content")!))))
            .Where(meta => meta.Name is not null && meta.Content.Length > 0)
            .ToLookup(meta => meta.Name!.Trim(), meta => meta.Content, StringComparer.OrdinalIgnoreCase);
        // Text before the head moves the element into the body, out of which it is pruned.
        DocumentTitle = Block.Line(Start(page.Title ?? ""));
        SiteNames = [.. Metas("og:site_name", "application-name", "twitter:site").Concat(_data.Sites)
            .Where(name => name.Length < MinTitleLength || !string.Equals(name, DocumentTitle, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(10)];
    }

    /// <summary>The names by which the site calls itself.</summary>
    public IReadOnlyList<string> SiteNames { get; }

    /// <summary>The content of <c>title</c>, with whatever the site adds to the headline.</summary>
    public string DocumentTitle { get; }

    /// <summary>Headlines that the page gives to machines, the best source first.</summary>
    public IEnumerable<string> Headlines => new[] { _data.Headline }.OfType<string>()
        .Concat(Metas("og:title", "citation_title", "twitter:title", "dc.title", "dcterms.title"))
        .Select(title => PageTitle.WithoutSite(title, SiteNames)).Where(title => !IsSiteName(title));

    /// <summary>The article's events.</summary>
    public IReadOnlyList<StatedEvent> Events(string article) => LinkedEvents.Read(_data.Objects, article);

    /// <summary>The picture that the page gives to other sites.</summary>
    /// <param name="address">Where the page stands.</param>
    public Picture? Image(PageAddress address) =>
        Metas("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
            .Select(address.Absolute).FirstOrDefault(source => source is not null) is { } source
            ? new Picture(source, Meta("og:image:alt") ?? Meta("twitter:image:alt")) : null;

    public string? Language => new[]
        {
            _page.DocumentElement.GetAttribute("lang"), _page.DocumentElement.GetAttribute("xml:lang"), Meta("og:locale"), _data.Language,
            Meta("content-language"),
        }
        .Select(code => LanguageCode.Normalise(code?.Replace('_', '-'))).FirstOrDefault(code => code is not null);

    public IReadOnlyList<string> Tags =>
    [
        .. Metas("article:tag").Concat(Metas("keywords", "news_keywords").SelectMany(words => words.Split(',', ';'))).Concat(_data.Keywords)
            .Select(tag => tag.Trim()).Where(tag => tag.Length is > 1 and <= 60).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxTags),
    ];

    /// <summary>The days that are called those of publication, never of a change, the most exact first.</summary>
    public IReadOnlyList<DateTimeOffset> Dates =>
        [.. new[] { _data.Date }.Concat(Metas(DateNames)).Select(PageDate.Parse).OfType<DateTimeOffset>()];

    /// <summary>A day of which the page does not say what happened on it.</summary>
    public DateTimeOffset? PlainDate => Metas("date").Select(PageDate.Parse).FirstOrDefault(date => date is not null);

    /// <summary>The day of the last change.</summary>
    public DateTimeOffset? Change => new[] { _data.Change }.Concat(Metas(ChangeNames)).Select(PageDate.Parse)
        .FirstOrDefault(date => date is not null);

    /// <summary>
    /// When the article expires. Not the <c>Expires</c> of HTTP, which says how long a copy of the page may be kept.
    /// </summary>
    public DateTimeOffset? Expires => new[] { _data.Expires }.Concat(Metas("article:expiration_time")).Select(PageDate.Parse)
        .Min();

    /// <summary>The author, where it is not the site itself.</summary>
    public string? Person => new[] { PersonNames.Join(_data.Authors.Where(IsNoSite)), PersonNames.Join(MetaAuthors.Where(IsNoSite)) }
        .FirstOrDefault(name => name is not null);

    public string? Author => PersonNames.Join(_data.Authors) ?? PersonNames.Join(MetaAuthors);

    private IEnumerable<string> MetaAuthors =>
        Metas("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl");

    /// <summary>A description of the article, not of the site: it shares words with it.</summary>
    public string? Summary(string article)
    {
        var words = Words(article).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new[] { Meta("og:description"), Meta("description"), _data.Description, Meta("dc.description"),
            Meta("twitter:description") }.FirstOrDefault(IsOfArticle);

        bool IsOfArticle(string? text) => text is { Length: >= MinSummaryLength } && !IsSiteName(text)
            && Words(text).ToList() is { Count: >= 4 } said && said.Count(words.Contains) * 2 >= said.Count;
    }

    /// <summary>Whether a name is neither the site's nor that of a page.</summary>
    private bool IsNoSite(string name) => !IsSiteName(name) && !_data.Publishers.Contains(name, StringComparer.OrdinalIgnoreCase)
        && !HostName().IsMatch(name);

    public bool IsSiteName(string text) =>
        SiteNames.Any(name => string.Equals(name.TrimStart('@'), text, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Until when the page says that it is under embargo, or when it is to be published: the preview of a page that waits says so.
    /// </summary>
    public DateTimeOffset? NotBefore => _metas.Where(group => group.Key.StartsWith("embargo", StringComparison.OrdinalIgnoreCase))
        .SelectMany(group => group).Select(StatedDate.LatestReading)
        .Concat(new[] { _data.Date }.Concat(Metas(PublicationNames)).Select(PageDate.Parse)).Max();

    private static string? NameOf(IElement meta) =>
        meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop") ?? meta.GetAttribute("http-equiv");

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    private static string Start(string text) => text.Length <= MaxTextLength ? text : text[..MaxTextLength];

    private string? Meta(string name) => _metas[name].FirstOrDefault();

    private IEnumerable<string> Metas(params string[] names) => names.SelectMany(name => _metas[name]);

    [GeneratedRegex(@"^\S+\.(?:com|org|net|de|at|ch|fr|es|it|uk|eu|pl|br|mx|info|tv|be)$|\b(?:GmbH|e\.\s?V\.?|Redaktion|Stiftung|Magazin)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostName();

    [GeneratedRegex(@"\p{L}{4,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
