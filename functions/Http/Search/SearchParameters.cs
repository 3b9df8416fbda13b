using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Search;
using Newsroom.Search.Matching;
using Newsroom.Settings;

namespace Newsroom.Http.Search;

/// <summary>What requests say of a search.</summary>
internal static class SearchReading
{
    private const string AllLanguages = "all";

    public static SearchRequest Search(this HttpRequest request, string query, SiteOptions site, int standard, int most)
    {
        var isEverywhere = string.Equals(request.Text("lang"), AllLanguages, StringComparison.OrdinalIgnoreCase);
        var search = new SearchRequest(query, isEverywhere ? null : request.Language(site))
        {
            Filter = request.FilterWithYear(),
            Order = request.Choice<SearchOrder>("sort") ?? SearchOrder.Relevance,
            Limit = request.Limit(standard, most),
            WithFacets = request.Flag("facets"),
        };
        if (search.WithFacets && isEverywhere)
        {
            throw ProblemException.BadRequest("Facets are counted in one language: leave out 'facets=true', or say which with 'lang'.");
        }

        return request.Cursor() is not { } cursor ? search : search with
        {
            Start = SearchPlace.Parse(cursor, search.PagesByDate)
                ?? throw ProblemException.BadRequest("'cursor' is the 'next' of an earlier answer, unchanged, with the same 'lang' and 'sort'."),
        };
    }

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
