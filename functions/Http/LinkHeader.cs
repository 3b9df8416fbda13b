using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Feeds;

namespace Newsroom.Http;

/// <summary>Values of the header <c>Link</c> (RFC 8288).</summary>
internal static class LinkHeader
{
    /// <summary>The next page; empty if there is none.</summary>
    public static IEnumerable<string> Next(HttpRequest request, string site, string? cursor)
    {
        if (cursor is null)
        {
            return [];
        }

        var query = QueryString.Create(request.Query.Where(parameter => parameter.Key != "cursor")).Add("cursor", cursor);
        return [$"<{site}{request.Path}{query}>; rel=\"next\""];
    }

    /// <summary>The page for people, and the article in its other languages.</summary>
    public static IReadOnlyList<string> Alternates(Article article, Edition edition, string site) =>
    [
        Alternate(Links.Page(site, article.Id, edition.Language), "text/html", edition.Language),
        .. article.Live
            .Where(other => other.Language != edition.Language)
            .Select(other => Alternate(Links.Article(site, article.Id, other.Language), "application/json", other.Language)),
    ];

    /// <summary>The hub of a feed, and the address to subscribe to (WebSub, section 4); empty without a hub.</summary>
    public static IReadOnlyList<string> Hub(FeedLinks links) =>
        links.Hub is { } hub ? [$"<{hub}>; rel=\"hub\"", $"<{links.Self}>; rel=\"self\""] : [];

    private static string Alternate(string url, string type, string language) =>
        $"<{url}>; rel=\"alternate\"; type=\"{type}\"; hreflang=\"{language}\"";
}
