using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Http;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Pages;

/// <summary><c>/sitemap.xml</c> and <c>/robots.txt</c>: the pages for search engines.</summary>
public sealed class SiteMapFunctions(ArticleStore articles, SiteMapLists lists, ResponseCache responses, SiteOptions site)
{
    /// <summary>The letters of ids, in their order.</summary>
    private const string Alphabet = "234567abcdefghijklmnopqrstuvwxyz";

    /// <summary>Three letters give 32,768 parts; an index can have 50,000.</summary>
    private const int MaxPrefixLength = 3;

    /// <summary>
    /// The max number of articles in one document. A document can have 50,000 pages and 50 MB. Every page names all languages, so its size
    /// grows with the square of their number.
    /// </summary>
    private int MaxArticles => Math.Clamp(200_000 / (site.Languages.Count * site.Languages.Count), 1, 1_000);

    [Function("Robots")]
    public Task<IResult> RobotsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "robots.txt")] HttpRequest request) => request.RespondAsync(() =>
    {
        var text = $"User-agent: *\nDisallow: /api/status\n\n"
            + $"Sitemap: {request.Site(site)}/sitemap.xml\nSitemap: {request.Site(site)}/sitemap-news.xml\n";
        return Task.FromResult(new CachedResponse(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8").ToResult(request));
    });

    [Function("SiteMap")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap.xml")] HttpRequest request,
        CancellationToken cancellationToken) => RespondAsync(request, async () =>
    {
        var all = await articles.ReadAllAsync(cancellationToken).Take(MaxArticles + 1).ToListAsync(cancellationToken);
        if (all.Count <= MaxArticles)
        {
            return SiteMap.Write(await PagesAsync(all, request, prefix: "", cancellationToken));
        }

        var address = request.Site(site);
        var prefixes = Prefixes(await FindPrefixLengthAsync(cancellationToken));
        return SiteMap.WriteIndex(prefixes.Select(prefix => $"{address}/sitemap-{prefix}.xml"));
    }, cancellationToken);

    [Function("SiteMapPart")]
    public Task<IResult> PartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap-{prefix}.xml")] HttpRequest request,
        string prefix,
        CancellationToken cancellationToken) => RespondAsync(request, async () =>
    {
        if (prefix.Length > MaxPrefixLength || !prefix.All(Alphabet.Contains))
        {
            throw ProblemException.NotFound("There is no such part: /sitemap.xml names all.");
        }

        var part = await articles.ReadAllAsync(cancellationToken, prefix).ToListAsync(cancellationToken);
        return SiteMap.Write(await PagesAsync(part, request, prefix, cancellationToken));
    }, cancellationToken);

    private Task<IResult> RespondAsync(HttpRequest request, Func<Task<byte[]>> write, CancellationToken cancellationToken) =>
        request.RespondAsync(() => responses.RespondFromAllLanguagesAsync(
            request, site.Languages[0], async () => new CachedResponse(await write(), SiteMap.ContentType), cancellationToken));

    /// <summary>
    /// The length of prefixes that makes the parts small enough. Ids are digests, so all parts have about the same size,
    /// and one is enough to measure. An article stays in its part.
    /// </summary>
    private async Task<int> FindPrefixLengthAsync(CancellationToken cancellationToken)
    {
        for (var length = 1; length < MaxPrefixLength; length++)
        {
            // Half of the limit, as another part can be larger than this sample.
            var prefix = new string(Alphabet[^1], length);
            var limit = MaxArticles / 2;
            if (await articles.ReadAllAsync(cancellationToken, prefix).Take(limit + 1).CountAsync(cancellationToken) <= limit)
            {
                return length;
            }
        }

        return MaxPrefixLength;
    }

    private static IEnumerable<string> Prefixes(int length) =>
        length == 0 ? [""] : Prefixes(length - 1).SelectMany(prefix => Alphabet.Select(letter => prefix + letter));

    private async Task<IEnumerable<SiteMapPage>> PagesAsync(
        IEnumerable<Article> part, HttpRequest request, string prefix, CancellationToken cancellationToken)
    {
        var address = request.Site(site);

        // The lists are in the first part only.
        var isFirst = prefix.All(letter => letter == Alphabet[0]);
        var first = isFirst ? await lists.ReadAsync(address, cancellationToken) : [];
        return first.Concat(part.SelectMany(article => Pages(article, address)));
    }

    private static IEnumerable<SiteMapPage> Pages(Article article, string address)
    {
        var pages = article.Live.Select(edition => (edition.Language, Links.Page(address, article.Id, edition.Language))).ToArray();
        return article.Live.Select(edition =>
            new SiteMapPage(Links.Page(address, article.Id, edition.Language), edition.Updated, pages)
            {
                Default = pages.Length > 1 && article.Original is { } original
                    ? Links.Page(address, article.Id, original.Language) : null,
            });
    }
}
