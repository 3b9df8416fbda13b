using Newsroom.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Search;
using Newsroom.Search.Index;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;
using Newsroom.Translation;

namespace Newsroom.Http.Operations;

/// <summary><c>/api/health</c>: 200 while the app answers and its storage does.</summary>
public sealed class HealthFunction(
    Generations generations, TranslationEngine engine, SearchIndex index, Snippets snippets, EditionStore bodies, AnswerCache answers, SiteOptions site)
{
    [Function("Health")]
    [Operation("Whether the app and its storage answer, and what it keeps in memory.", Answer = typeof(HealthResource), Problems = [503])]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        try
        {
            await generations.ReadAsync(site.Languages[0], cancellationToken);
        }
        catch (Azure.RequestFailedException error)
        {
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, $"The storage account does not answer: {error.ErrorCode ?? error.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
        }

        var search = new SearchHealthResource(
            index.CachedBytes, SearchIndex.CacheBytes, snippets.CachedBytes, Snippets.CacheBytes, bodies.CachedBytes, EditionStore.CacheBytes);
        var kept = new AnswerHealthResource(answers.CachedBytes, AnswerCache.Bytes);
        return Answer.Json(new HealthResource("ok", AppVersion.Current, site.Languages, await engine.SummaryAsync(site, cancellationToken), search, kept), ApiJson.Readable.HealthResource).To(request);
    });
}
