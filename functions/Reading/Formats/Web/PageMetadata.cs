using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Web;

/// <summary>What a page says about its article beside it: in JSON-LD, <c>meta</c> elements (Open Graph, Dublin Core, Highwire) and microdata.</summary>
internal sealed partial class PageMetadata
{
    private const int MostMetas = 500;
    private const int MostTags = 20;
    private const int LongestText = 2_000;
    private const int ShortestSummary = 40;

    private readonly IDocument _page;
    private readonly LinkedData _data;
    private readonly ILookup<string, string> _metas;

    public PageMetadata(IDocument page)
    {
        _page = page;
        _data = new LinkedData(page);
        _metas = page.QuerySelectorAll("meta[content]").Take(MostMetas)
            .Select(meta => (Name: meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop") ?? meta.GetAttribute("http-equiv"), Content: Block.Line(Start(meta.GetAttribute("content")!))))
            .Where(meta => meta.Name is not null && meta.Content.Length > 0)
            .ToLookup(meta => meta.Name!.Trim(), meta => meta.Content, StringComparer.OrdinalIgnoreCase);
        SiteNames = [.. Metas("og:site_name", "application-name", "twitter:site").Concat(_data.Sites).Distinct(StringComparer.OrdinalIgnoreCase).Take(10)];
    }

    /// <summary>The names by which the site calls itself.</summary>
    public IReadOnlyList<string> SiteNames { get; }

    /// <summary>The content of <c>title</c>, with whatever the site adds to the headline.</summary>
    public string DocumentTitle => Block.Line(Start(_page.Title ?? ""));

    /// <summary>Headlines that the page gives to machines, the best source first.</summary>
    public IEnumerable<string> Headlines => new[] { _data.Headline }.OfType<string>()
        .Concat(Metas("og:title", "citation_title", "twitter:title", "dc.title", "dcterms.title"))
        .Select(title => PageTitle.WithoutSite(title, SiteNames)).Where(title => !IsSiteName(title));

    public string? Language => new[] { _page.DocumentElement.GetAttribute("lang"), _page.DocumentElement.GetAttribute("xml:lang"), Meta("og:locale"), _data.Language, Meta("content-language") }
        .Select(code => LanguageCode.Normalise(code?.Replace('_', '-'))).FirstOrDefault(code => code is not null);

    public IReadOnlyList<string> Tags =>
    [
        .. Metas("article:tag").Concat(Metas("keywords", "news_keywords").SelectMany(words => words.Split(',', ';'))).Concat(_data.Keywords)
            .Select(tag => tag.Trim()).Where(tag => tag.Length is > 1 and <= 60).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags),
    ];

    /// <summary>The day of publication, never that of a change.</summary>
    public DateTimeOffset? Date => new[] { _data.Date }.Concat(
            Metas("article:published_time", "datePublished", "og:published_time", "citation_publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "publish-date", "pubdate", "date"))
        .Concat(_page.QuerySelectorAll("[itemprop=datePublished], time[pubdate], time.published, time.entry-date").Take(20).Select(time => time.GetAttribute("datetime") ?? time.GetAttribute("content") ?? time.TextContent))
        .Select(PageDate.Parse).FirstOrDefault(date => date is not null);

    public string? Author => PersonNames.Join(_data.Authors) ?? PersonNames.Join(Metas("author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl"))
        ?? PersonNames.Join(_page.QuerySelectorAll("[itemprop=author] [itemprop=name], [itemprop=author]:not(:has([itemprop=name]))").Take(10).Select(name => name.GetAttribute("content") ?? name.TextContent));

    /// <summary>A description of the article, not of the site: it shares words with it.</summary>
    public string? Summary(string article)
    {
        var words = Words(article).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new[] { Meta("og:description"), Meta("description"), _data.Description, Meta("dc.description"), Meta("twitter:description") }.FirstOrDefault(IsOfArticle);

        bool IsOfArticle(string? text) => text is { Length: >= ShortestSummary } && !IsSiteName(text)
            && Words(text).ToList() is { Count: >= 4 } said && said.Count(words.Contains) * 2 >= said.Count;
    }

    public bool IsSiteName(string text) => SiteNames.Any(name => string.Equals(name.TrimStart('@'), text, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    private static string Start(string text) => text.Length <= LongestText ? text : text[..LongestText];

    private string? Meta(string name) => _metas[name].FirstOrDefault();

    private IEnumerable<string> Metas(params string[] names) => names.SelectMany(name => _metas[name]);

    [GeneratedRegex(@"\p{L}{4,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
