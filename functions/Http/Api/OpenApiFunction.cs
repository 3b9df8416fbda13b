using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Operations;
using Newsroom.Telemetry;
using Newsroom.Settings;

namespace Newsroom.Http.Api;

/// <summary><c>/api/openapi.json</c>: the description of the API, as OpenAPI 3.1.</summary>
public sealed class OpenApiFunction(AnswerCache answers, SiteOptions site)
{
    /// <summary>It changes with the program and its settings only.</summary>
    public const string Unchanging = "";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    [Function("ApiDescription")]
    [Operation("This description of the API, as OpenAPI 3.1.", Answer = typeof(System.Text.Json.Nodes.JsonObject))]
    public Task<IResult> DescribeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
        answers.AnswerAsync(request, "en", Unchanging, CachePolicy.AskEachMinute, () =>
        {
            var document = ApiDocument.Write($"{site.Title} API", AppVersion.Current, request.Site(site));
            return Task.FromResult(new Answer(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString(Readable)), "application/json"));
        }, cancellationToken));
}
