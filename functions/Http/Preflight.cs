using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.Http;

/// <summary>
/// Browsers ask this before a page of another site sends <c>If-None-Match</c> (Fetch, CORS-preflight). Every site can read everything that
/// needs no key. The function's name sorts before that of <see cref="Unmatched"/>, which has the same route.
/// </summary>
public sealed class Preflight
{
    private const string AllowedMethods = "GET, HEAD";
    private const string AllowedHeaders = "Accept, Accept-Language, If-None-Match, If-Modified-Since";
    private const string OneDayInSeconds = "86400";

    [Function("Preflight")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "api/{*rest}")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.AccessControlAllowMethods = AllowedMethods;
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = OneDayInSeconds;
        headers.Allow = $"{AllowedMethods}, OPTIONS";
        return Results.NoContent();
    }
}
