using System.Globalization;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Search.Index;
using Newsroom.Search.Snippets;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;
using Newsroom.Translation;

namespace Newsroom.Http.Operations;

/// <summary><c>/api/health</c>: 200 while the app and its storage respond.</summary>
public sealed class HealthFunction(
    Generations generations,
    TranslationEngine engine,
    SearchIndex index,
    SnippetBuilder snippets,
    EditionStore bodies,
    ResponseCache responses,
    SiteOptions site)
{
    [Function("Health")]
    [Operation("Whether the app and its storage answer, and what it keeps in memory.", Response = typeof(HealthResource), Problems = [503])]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        try
        {
            await generations.ReadAsync(site.Languages[0], cancellationToken);
        }
        catch (RequestFailedException error)
        {
            var code = error.ErrorCode ?? error.Status.ToString(CultureInfo.InvariantCulture);
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, $"The storage account does not answer: {code}.");
        }

        var resource = new HealthResource(
            "ok",
            AppVersion.Current,
            site.Languages,
            await engine.SummaryAsync(site, cancellationToken),
            new SearchHealthResource(
                index.CachedBytes,
                SearchIndex.CacheBytes,
                snippets.CachedBytes,
                SnippetBuilder.CacheBytes,
                bodies.CachedBytes,
                EditionStore.CacheBytes),
            new AnswerHealthResource(responses.CachedBytes, ResponseCache.MaxBytes));
        return CachedResponse.Json(resource, ApiJson.Readable.HealthResource).ToResult(request);
    });
}
