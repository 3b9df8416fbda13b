using Newsroom.Publishing.Reconciling;
using Newsroom.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Newsroom.Translation;

namespace Newsroom.Http.Operations;

/// <summary><c>/api/status</c>: what became of every upload, for editors.</summary>
public sealed class StatusFunctions(
    Ledger ledger, Ingestion ingestion, ProgressCount progress, TranslationEngine engine, CharacterBudget budget, EnginePause pause, SiteOptions site)
{
    private const int Standard = 100;
    private const int Most = 1000;
    private const int MostRetries = 100;

    [Function("Status")]
    [Operation(
        "What became of every upload.", Answer = typeof(StatusResource),
        Parameters = ["path", "state", "cursor"], StandardLimit = Standard, MostLimit = Most, Problems = [400])]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/status")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var (path, cursor) = (request.Text("path", longest: 1024), request.Cursor());
        var (entries, next) = path is not null
            ? (await ledger.FindAsync(path, cancellationToken) is { } entry ? [entry] : [], null)
            : await ledger.ReadPageAsync(request.Choice<LedgerState>("state"), request.Limit(Standard, Most), cursor, cancellationToken);
        var resource = new StatusResource(
            site.Languages, await engine.SummaryAsync(site, cancellationToken), await UseAsync(cancellationToken),
            path is null && cursor is null ? new ProgressResource(await progress.ReadAsync(cancellationToken)) : null,
            [.. entries.Select(row => new UploadResource(row))], next is null ? null : RequestReading.ToCursor(next));
        var answer = Answer.Json(resource, ApiJson.Readable.StatusResource).To(request);
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return answer;
    });

    [Function("StatusRetry")]
    [Operation("Starts an upload over, or up to 100 that are in a state.", Answer = typeof(RetryResource), Parameters = ["path", "state"], Problems = [400, 404])]
    public Task<IResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/status/retry")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var retried = new List<string>();
        var failed = new List<string>();
        foreach (var entry in await EntriesAsync(request, cancellationToken))
        {
            try
            {
                await ingestion.RestartAsync(entry, cancellationToken);
                retried.Add(entry.Path);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Its reason stands in the ledger now; the others still get their turn.
                failed.Add(entry.Path);
            }
        }

        return Results.Json(new RetryResource(retried, failed), ApiJson.Readable.RetryResource);
    });

    private async Task<TranslationUseResource> UseAsync(CancellationToken cancellationToken)
    {
        var (month, characters, limit) = await budget.ReadAsync(cancellationToken);
        var present = await pause.FindAsync(cancellationToken);
        return new TranslationUseResource(month, characters, limit, present?.Until, present?.Reason);
    }

    private async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Text("path", longest: 1024) is { } path)
        {
            return await ledger.FindAsync(path, cancellationToken) is { } entry
                ? [entry] : throw ProblemException.NotFound($"Nothing was ever uploaded as '{path}'.");
        }

        var state = request.Choice<LedgerState>("state")
            ?? throw ProblemException.BadRequest("Say what to retry: 'path', or 'state' (failed, published, rejected, …).");
        return (await ledger.ReadPageAsync(state, MostRetries, continuation: null, cancellationToken)).Entries;
    }
}
