using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Http.Problems;
using Newsroom.Search;
using Newsroom.Settings;

namespace Newsroom.Http.Search;

/// <summary>The parameters of searches.</summary>
internal static class SearchParameters
{
    private const string AllLanguages = "all";

    /// <param name="request">The request.</param>
    /// <param name="query">What to search for.</param>
    /// <param name="site">The settings of the site.</param>
    /// <param name="defaultLimit">Hits on a page if the request does not say.</param>
    /// <param name="maxLimit">Max hits on a page.</param>
    /// <param name="defaultLanguage">The language if the request names none; null for the one that the caller accepts.</param>
    public static SearchRequest SearchRequest(
        this HttpRequest request, string query, SiteOptions site, int defaultLimit, int maxLimit, string? defaultLanguage = null)
    {
        var inAllLanguages = string.Equals(request.Text("lang"), AllLanguages, StringComparison.OrdinalIgnoreCase);
        var search = new SearchRequest(query, inAllLanguages ? null : request.Language(site, defaultLanguage))
        {
            Filter = request.FilterWithYear(),
            Order = request.Choice<SearchOrder>("sort") ?? SearchOrder.Relevance,
            Limit = request.Limit(defaultLimit, maxLimit),
            WithFacets = request.Flag("facets"),
            AllWords = request.Choice<SearchedWords>("words") == SearchedWords.All,
        };
        if (search.WithFacets && inAllLanguages)
        {
            throw ProblemException.BadRequest("Facets are counted in one language: leave out 'facets=true', or say which with 'lang'.");
        }

        return request.Cursor(search.Language ?? AllLanguages) is not { } cursor ? search : search with
        {
            Start = SearchCursor.Parse(cursor, search.PagesByDate) ?? throw ProblemException.BadRequest(
                "'cursor' is the 'next' of an earlier answer, unchanged, with the same 'lang' and 'sort'."),
        };
    }

    /// <summary>The cursor of the next page of hits.</summary>
    public static string CursorOf(this HttpRequest request, SearchRequest search, SearchCursor next) =>
        request.ToCursor(next.ToString(), search.Language ?? AllLanguages);

    private static EditionFilter FilterWithYear(this HttpRequest request)
    {
        var filter = request.EditionFilter();
        if (request.Text("year") is not { } text)
        {
            return filter;
        }

        if (filter.From is not null || filter.To is not null)
        {
            throw ProblemException.BadRequest("Give 'year', or 'from' and 'to', not both.");
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999
            ? filter with { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) }
            : throw ProblemException.BadRequest("'year' is a year such as 2026.");
    }
}
