using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Http;
using Newsroom.Http.Feeds;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Pages;

/// <summary><c>/sitemap.xml</c> and <c>/robots.txt</c>: what search engines are to find.</summary>
public sealed class SiteMapFunctions(ArticleStore articles, AnswerCache answers, SiteOptions site)
{
    /// <summary>Letters of an id, in their order.</summary>
    private const string Alphabet = "234567abcdefghijklmnopqrstuvwxyz";

    /// <summary>With three letters there are 32,768 parts; an index may have 50,000.</summary>
    private const int LongestPrefix = 3;

    /// <summary>
    /// Articles in one document. Every page names all languages: it grows with the square of their number, and a document may have 50,000 pages and 50 MB.
    /// </summary>
    private int MostArticles => Math.Clamp(200_000 / (site.Languages.Count * site.Languages.Count), 1, 1_000);

    [Function("Robots")]
    public Task<IResult> RobotsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "robots.txt")] HttpRequest request) => request.AnswerAsync(() =>
    {
        var text = $"User-agent: *\nDisallow: /api/status\n\nSitemap: {request.Site(site)}/sitemap.xml\n";
        return Task.FromResult(new Answer(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8").To(request));
    });

    [Function("SiteMap")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap.xml")] HttpRequest request,
        CancellationToken cancellationToken) => AnswerAsync(request, async () =>
    {
        var all = await articles.ReadAllAsync(cancellationToken).Take(MostArticles + 1).ToListAsync(cancellationToken);
        if (all.Count <= MostArticles)
        {
            return SiteMap.Write(Pages(all, request, prefix: ""));
        }

        var address = request.Site(site);
        return SiteMap.WriteIndex(Prefixes(await LengthAsync(cancellationToken)).Select(prefix => $"{address}/sitemap-{prefix}.xml"));
    }, cancellationToken);

    [Function("SiteMapPart")]
    public Task<IResult> PartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap-{prefix}.xml")] HttpRequest request,
        string prefix,
        CancellationToken cancellationToken) => AnswerAsync(request, async () =>
    {
        if (prefix.Length > LongestPrefix || !prefix.All(Alphabet.Contains))
        {
            throw ProblemException.NotFound("There is no such part: /sitemap.xml names all.");
        }

        return SiteMap.Write(Pages(await articles.ReadAllAsync(cancellationToken, prefix).ToListAsync(cancellationToken), request, prefix));
    }, cancellationToken);

    private Task<IResult> AnswerAsync(HttpRequest request, Func<Task<byte[]>> write, CancellationToken cancellationToken) => request.AnswerAsync(() =>
        answers.AnswerFromAllAsync(request, site.Languages[0], async () => new Answer(await write(), SiteMap.ContentType), cancellationToken));

    /// <summary>
    /// How many letters divide the articles finely enough. Ids are digests, so one part tells how large all are; and an article stays in its part.
    /// </summary>
    private async Task<int> LengthAsync(CancellationToken cancellationToken)
    {
        for (var length = 1; length < LongestPrefix; length++)
        {
            // Half, so that a part can be larger than the one looked at.
            var sample = new string(Alphabet[^1], length);
            if (await articles.ReadAllAsync(cancellationToken, sample).Take(MostArticles / 2 + 1).CountAsync(cancellationToken) <= MostArticles / 2)
            {
                return length;
            }
        }

        return LongestPrefix;
    }

    private static IEnumerable<string> Prefixes(int length) =>
        length == 0 ? [""] : Prefixes(length - 1).SelectMany(prefix => Alphabet.Select(letter => prefix + letter));

    private IEnumerable<MappedPage> Pages(IEnumerable<Article> of, HttpRequest request, string prefix)
    {
        var address = request.Site(site);
        var homes = site.Languages.Select(language => (language, Url: $"{address}/?lang={language}")).ToArray();
        // They have to be somewhere: in the first part.
        var first = prefix.All(letter => letter == Alphabet[0]) ? homes.Select(home => new MappedPage(home.Url, Changed: null, homes)) : [];
        return first.Concat(of.SelectMany(article =>
        {
            var alternates = article.Live.Select(edition => (edition.Language, Links.Page(address, article.Id, edition.Language))).ToArray();
            return article.Live.Select(edition => new MappedPage(Links.Page(address, article.Id, edition.Language), edition.Updated, alternates));
        }));
    }
}
