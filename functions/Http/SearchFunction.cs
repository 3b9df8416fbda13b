using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Search;

namespace Newsroom.Http;

/// <summary><c>/api/search</c>: editions that have all words of a query, best first.</summary>
public sealed class SearchFunction(Searcher searcher, SiteOptions site)
{
    [Function("Search")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/search")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var query = request.Text("q") ?? throw ProblemException.BadRequest("'q' is missing: the words to look for.");
        var language = request.Language(site);
        var (offset, limit) = (Offset(request), request.Limit(standard: 10, most: 50));
        var found = await searcher.SearchAsync(language, query, request.EditionFilter(), offset, limit, cancellationToken);
        var address = request.Site(site);
        var resource = new SearchResource(
            [.. found.Items.Select(item => new HitResource(item, address))],
            offset + limit < found.Total ? RequestReading.ToCursor((offset + limit).ToString(CultureInfo.InvariantCulture)) : null,
            found.Total,
            found.Facets,
            Math.Round(found.Took.TotalMilliseconds, 2),
            found.StorageReads);
        return Answer.Json(resource, ApiJson.Readable.SearchResource, language).To(request);
    });

    private static int Offset(HttpRequest request) =>
        request.Cursor() is not { } cursor ? 0
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset
        : throw ProblemException.BadRequest("'cursor' is the 'next' of an earlier answer, unchanged.");
}
