using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Api;
using Newsroom.Pages;

namespace Newsroom.Http;

/// <summary><c>/api/openapi.json</c> and <c>/api/docs</c>: what the API has, for programs and for people.</summary>
public sealed class ApiFunctions(AnswerCache answers, PageRenderer pages, SiteOptions site)
{
    /// <summary>It changes with the program and its settings only.</summary>
    private const string Unchanging = "";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    [Function("ApiDescription")]
    [Operation("This description of the API, as OpenAPI 3.1.", Answer = typeof(System.Text.Json.Nodes.JsonObject))]
    public Task<IResult> DescribeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
        answers.AnswerAsync(request, "en", Unchanging, CachePolicy.AskEachMinute, () =>
        {
            var document = ApiDocument.Write($"{site.Title} API", HealthFunction.Version, request.Site(site));
            return Task.FromResult(new Answer(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString(Readable)), "application/json"));
        }, cancellationToken));

    [Function("ApiPage")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/docs")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        WebFunctions.Protect(request);
        return answers.AnswerAsync(request, "en", Unchanging, CachePolicy.AskEachTime, async () => new Answer(
            await pages.RenderAsync<ApiPage>(new()
            {
                [nameof(ApiPage.Site)] = site,
                [nameof(ApiPage.Address)] = request.Site(site),
            }),
            "text/html; charset=utf-8", language: "en"), cancellationToken);
    });
}
