using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Newsroom.Feeds;
using Newsroom.Http.Problems;
using Newsroom.Search;
using Newsroom.Settings;

namespace Newsroom.Http.Feeds;

/// <summary>The parameters of feeds, and the addresses of their documents.</summary>
internal static partial class FeedParameters
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 100;
    private const string Cursor = "cursor";
    private const string Archive = "archive";

    public static FeedRequest FeedRequest(this HttpRequest request, string lang)
    {
        var language = RequestParameters.Language(lang);
        var feed = new FeedRequest(language, request.EditionFilter(), request.Text("q"))
        {
            Limit = request.Limit(DefaultLimit, MaxLimit),
            Cursor = request.Cursor(language),
            Archive = request.Text(Archive),
        };
        return Problem(feed) is { } problem ? throw ProblemException.BadRequest(problem) : feed;
    }

    public static FeedLinks FeedLinks(this HttpRequest request, FeedPage page, FeedRequest feed, SiteOptions site)
    {
        var isNewest = feed.Cursor is null && feed.Archive is null;
        return new FeedLinks(SelfAddress(request, site))
        {
            Next = page.Next is { } next ? DocumentAddress(request, site, Cursor, request.ToCursor(next, feed.Language)) : null,
            First = feed.Cursor is null ? null : FeedAddress(request, site),
            PreviousArchive = page.PreviousArchive is { } start ? DocumentAddress(request, site, Archive, start) : null,
            Current = feed.Archive is null ? null : FeedAddress(request, site),
            // Only feeds without filters are reported to the hub.
            Hub = isNewest && request.Query.Count == 0 ? site.WebSubHub?.AbsoluteUri : null,
        };
    }

    private static string? Problem(FeedRequest feed) => feed switch
    {
        { Archive: null, Query: not null, Cursor: { } cursor } when SearchCursor.Parse(cursor, byDate: true) is null =>
            "'cursor' is that of the 'next' link of an earlier document of this feed, unchanged.",
        { Archive: null } => null,
        { Query: not null } =>
            "The feed of a search has no archive, as any publication can change what it finds: "
            + "leave out 'archive' and follow the links 'next'.",
        { Cursor: not null } => "Give 'archive' or 'cursor', not both.",
        { Archive: { } archive } when !TimelineKey().IsMatch(archive) =>
            "'archive' is that of the link 'prev-archive' of an earlier document of this feed, unchanged.",
        _ => null,
    };

    /// <summary>The requested address, so that readers recognise it. It is encoded again if it is not a URI.</summary>
    private static string SelfAddress(HttpRequest request, SiteOptions site)
    {
        var requested = request.OwnAddress(site);
        return WebAddress.IsUri(requested) ? requested : Address(request, site, request.Query);
    }

    /// <summary>The newest document of the feed.</summary>
    private static string FeedAddress(HttpRequest request, SiteOptions site) => Address(request, site, FeedQuery(request));

    /// <summary>Another document of the feed.</summary>
    private static string DocumentAddress(HttpRequest request, SiteOptions site, string parameter, string value) =>
        Address(request, site, FeedQuery(request).Append(new(parameter, value)));

    private static IEnumerable<KeyValuePair<string, StringValues>> FeedQuery(HttpRequest request) =>
        request.Query.Where(parameter => parameter.Key is not (Cursor or Archive));

    private static string Address(HttpRequest request, SiteOptions site, IEnumerable<KeyValuePair<string, StringValues>> query) =>
        $"{request.Site(site)}{request.Path.ToUriComponent()}{QueryString.Create(query)}";

    [GeneratedRegex("^[0-9]{19}-[a-z2-7]{13}$")]
    private static partial Regex TimelineKey();
}
