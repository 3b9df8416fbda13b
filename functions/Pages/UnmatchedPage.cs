using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http;
using Newsroom.Http.Problems;

namespace Newsroom.Pages;

/// <summary>
/// Old addresses of articles, and a page for every other address, so that it has the headers that all responses have. The name sorts after
/// those of all functions.
/// </summary>
public sealed class UnmatchedPage(SitePages pages)
{
    [Function("WebUnmatched")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", Route = "{*rest}")]
        HttpRequest request)
    {
        // The host does not match api/{*rest} if an empty segment follows: /api//health.
        return request.Path.StartsWithSegments("/api")
            ? Unmatched.RunAsync(request)
            : request.RespondAsync(
                () => pages.OrOldAddressAsync(
                    request, () => throw ProblemException.NotFound($"There is nothing at {request.Path}.")),
                problem => pages.ExplainAsync(request, problem, LanguageOf(request.Path)));
    }

    /// <summary>The language of an address such as <c>/fr/nowhere</c>; null if it names none.</summary>
    private static string? LanguageOf(PathString path) =>
        path.Value!.Split('/') is [_, { Length: 2 or 3 } first, ..] && LanguageCode.Normalise(first) == first ? first : null;
}
