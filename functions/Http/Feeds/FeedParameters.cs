using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Search;
using Newsroom.Settings;

namespace Newsroom.Http.Feeds;

/// <summary>What requests say of a feed, and the addresses of its documents.</summary>
internal static partial class FeedReading
{
    public const int Standard = 50;
    public const int Most = 100;
    private const string Cursor = "cursor";
    private const string Archive = "archive";

    public static FeedQuestion Feed(this HttpRequest request, string lang)
    {
        var question = new FeedQuestion(RequestReading.Language(lang), request.EditionFilter(), request.Text("q"))
        {
            Limit = request.Limit(Standard, Most),
            Cursor = request.Cursor(),
            Archive = request.Text(Archive),
        };
        if (question.Archive is null)
        {
            return question.Query is null || question.Cursor is null || SearchPlace.Parse(question.Cursor, byDate: true) is not null
                ? question
                : throw ProblemException.BadRequest("'cursor' is that of the 'next' link of an earlier document of this feed, unchanged.");
        }

        return question.Query is not null
            ? throw ProblemException.BadRequest("The feed of a search has no archive, as any publication can change what it finds: leave out 'archive' and follow the links 'next'.")
            : question.Cursor is not null ? throw ProblemException.BadRequest("Give 'archive' or 'cursor', not both.")
            : TimelineKey().IsMatch(question.Archive) ? question
            : throw ProblemException.BadRequest("'archive' is that of the link 'prev-archive' of an earlier document of this feed, unchanged.");
    }

    public static FeedLinks Links(this HttpRequest request, FeedPage page, FeedQuestion question, SiteOptions site)
    {
        var isFirst = question.Cursor is null && question.Archive is null;
        return new FeedLinks(Own(request, site))
        {
            Next = page.Next is { } next ? Other(request, site, Cursor, RequestReading.ToCursor(next)) : null,
            First = question.Cursor is null ? null : Other(request, site),
            PreviousArchive = page.PreviousArchive is { } start ? Other(request, site, Archive, start) : null,
            Current = question.Archive is null ? null : Other(request, site),
            Hub = isFirst ? site.WebSubHub?.AbsoluteUri : null,
        };
    }

    /// <summary>As it was asked for, so that readers recognise it; but it has to be a URI.</summary>
    private static string Own(HttpRequest request, SiteOptions site)
    {
        var asked = $"{request.Site(site)}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";
        return WebAddress.IsUri(asked) ? asked : Address(request, site, request.Query);
    }

    private static string Other(HttpRequest request, SiteOptions site, string? name = null, string? place = null)
    {
        var others = request.Query.Where(one => one.Key is not (Cursor or Archive));
        return Address(request, site, name is null ? others : others.Append(new(name, place)));
    }

    private static string Address(HttpRequest request, SiteOptions site, IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query) =>
        $"{request.Site(site)}{request.Path.ToUriComponent()}{QueryString.Create(query)}";

    [GeneratedRegex("^[0-9]{19}-[a-z2-7]{13}$")]
    private static partial Regex TimelineKey();
}
