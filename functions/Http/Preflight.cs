using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.Http;

/// <summary>
/// What browsers ask before a page of another site may send <c>If-None-Match</c> (Fetch, CORS-preflight): everybody may read everything
/// that needs no key. Its name stands before that of <see cref="Unmatched"/>, which has the same address.
/// </summary>
public sealed class Preflight
{
    private const string Allowed = "GET, HEAD";
    private const string AllowedHeaders = "Accept, Accept-Language, If-None-Match, If-Modified-Since";
    private const string ADay = "86400";

    [Function("Preflight")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "api/{*rest}")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = Allowed;
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = ADay;
        headers.Allow = $"{Allowed}, OPTIONS";
        return Results.NoContent();
    }
}
