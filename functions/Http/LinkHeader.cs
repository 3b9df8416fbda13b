using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Http.Feeds;

namespace Newsroom.Http;

/// <summary>Values of the header <c>Link</c> (RFC 8288).</summary>
internal static class LinkHeader
{
    /// <summary>The page after the one asked for; none after the last.</summary>
    public static IEnumerable<string> Next(HttpRequest request, string site, string? cursor) => cursor is null
        ? []
        : [$"<{site}{request.Path}{QueryString.Create(request.Query.Where(one => one.Key != "cursor")).Add("cursor", cursor)}>; rel=\"next\""];

    /// <summary>The page for people, and the article in its other languages.</summary>
    public static IReadOnlyList<string> Alternates(Article article, Edition edition, string site) =>
    [
        $"<{Links.Page(site, article.Id, edition.Language)}>; rel=\"alternate\"; type=\"text/html\"; hreflang=\"{edition.Language}\"",
        .. article.Live.Where(other => other.Language != edition.Language).Select(other =>
            $"<{Links.Article(site, article.Id, other.Language)}>; rel=\"alternate\"; type=\"application/json\"; hreflang=\"{other.Language}\""),
    ];
}
