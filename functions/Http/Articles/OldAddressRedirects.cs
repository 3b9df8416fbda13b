using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Publishing.Editions;
using Newsroom.Settings;

namespace Newsroom.Http.Articles;

/// <summary>Leads from the address that an article had elsewhere to its page here.</summary>
public sealed class OldAddressRedirects(AliasOwners owners, SiteOptions site)
{
    /// <summary>Whether an article may have had the address elsewhere: it is none of the site's own.</summary>
    internal static bool MayBeOld(HttpRequest request) => AddressOf(request) is { } address && !OldAddress.IsOwn(address);

    /// <summary>
    /// A permanent redirect to the page of the article that states the requested address; null if none does. It is called where the site
    /// has no answer itself, so that an alias never stands before one. It leads to no other site: its target is made from the article's id.
    /// </summary>
    /// <exception cref="ProblemException">410 if the article was withdrawn.</exception>
    internal async Task<IResult?> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var method = request.Method;
        if (!(HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) || AddressOf(request) is not { } address)
        {
            return null;
        }

        foreach (var one in new[] { address, OldAddress.PathOf(address) }.Distinct().Where(one => !OldAddress.IsOwn(one)))
        {
            if (await owners.FindAsync(OldAddress.KeyOf(one), cancellationToken) is [var (article, edition), ..])
            {
                return article.Withdrawn ? throw ProblemException.Gone("This article was withdrawn.") : Redirect(request, article, edition);
            }
        }

        return null;
    }

    private static string? AddressOf(HttpRequest request) =>
        OldAddress.Normalise(request.Path.ToUriComponent() + request.QueryString.ToUriComponent());

    private IResult Redirect(HttpRequest request, Article article, Edition edition)
    {
        // Editors can take an alias back: without this, browsers would keep the answer for ever.
        request.HttpContext.Response.Headers.CacheControl = CachePolicy.OneMinute;
        return Results.Redirect(Links.Page(request.Site(site), article.Id, edition.Language), permanent: true);
    }
}
