using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Settings;
using Newsroom.Telemetry;

namespace Newsroom.Http.Api;

/// <summary><c>/api/openapi.json</c>: the description of the API, as OpenAPI 3.1.</summary>
public sealed class OpenApiFunction(ResponseCache responses, SiteOptions site)
{
    /// <summary>The state of a response that changes with the program and its settings only.</summary>
    internal const string ConstantState = "";

    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    [Function("ApiDescription")]
    [Operation("This description of the API, as OpenAPI 3.1.", Response = typeof(JsonObject))]
    public Task<IResult> DescribeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
        responses.RespondAsync(request, "en", ConstantState, CachePolicy.OneMinute, () =>
        {
            var document = ApiDocument.Write($"{site.Title} API", AppVersion.Current, request.Site(site));
            return Task.FromResult(new CachedResponse(Encoding.UTF8.GetBytes(document.ToJsonString(Readable)), "application/json"));
        }, cancellationToken));
}
