using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Files;
using Newsroom.Http.Problems;
using Newsroom.Publishing;
using Newsroom.Publishing.Reconciling;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Operations;

/// <summary><c>/api/status</c>: the state of every upload, for editors.</summary>
public sealed class StatusFunctions(
    Ledger ledger,
    Ingestion ingestion,
    ProgressCount progress,
    TranslationUse use,
    SubscriberStore subscribers,
    MissingFiles missing,
    SiteOptions site)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;
    private const int MaxRetries = 100;

    [Function("Status")]
    [Operation(
        "What became of every upload.", Response = typeof(StatusResource),
        Parameters = ["path", "state", "cursor"], DefaultLimit = DefaultLimit, MaxLimit = MaxLimit, Problems = [400])]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/status")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var (path, cursor) = (request.UploadPath(), request.Cursor(language: ""));
        var (entries, next) = path is not null
            ? (await ledger.FindAsync(path, cancellationToken) is { } entry ? [entry] : [], null)
            : await ledger.ReadPageAsync(
                request.Choice<LedgerState>("state"), request.Limit(DefaultLimit, MaxLimit), cursor, cancellationToken);
        var warnings = await missing.DescribeAsync(entries, cancellationToken);
        var resource = new StatusResource(
            site.Languages,
            await use.DescribeEngineAsync(cancellationToken),
            await use.ReadAsync(cancellationToken),
            path is null && cursor is null ? new ProgressResource(await progress.ReadAsync(cancellationToken)) : null,
            path is null && cursor is null ? await ReadPoisonAsync(cancellationToken) : null,
            [.. entries.Select(row => new UploadResource(row, warnings[row.Path]))],
            next is null ? null : request.ToCursor(next, language: ""));
        return CachedResponse.Json(resource, ApiJson.Readable.StatusResource).ToResult(request, cacheControl: CachePolicy.Private);
    });

    [Function("StatusRetry")]
    [Operation(
        "Starts an upload over, or up to 100 that are in a state.", Response = typeof(RetryResource),
        Parameters = ["path", "state"], Problems = [400, 404])]
    public Task<IResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/status/retry")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var retried = new List<string>();
        var failed = new List<string>();
        foreach (var entry in await ReadRequestedAsync(request, cancellationToken))
        {
            try
            {
                await ingestion.RestartAsync(entry, cancellationToken);
                retried.Add(entry.Path);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The ledger has the reason; the other uploads are still retried.
                failed.Add(entry.Path);
            }
        }

        return Results.Json(new RetryResource(retried, failed), ApiJson.Readable.RetryResource);
    });

    private async Task<IReadOnlyList<SubscriberResource>> ReadPoisonAsync(CancellationToken cancellationToken) =>
    [
        .. (await subscribers.ReadAllAsync(cancellationToken))
            .Where(one => one.IsPoison)
            .Select(one => new SubscriberResource(one, isBehind: true)),
    ];

    private async Task<IReadOnlyList<LedgerEntry>> ReadRequestedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.UploadPath() is { } path)
        {
            return [await ledger.FindUploadAsync(path, cancellationToken)];
        }

        var state = request.Choice<LedgerState>("state")
            ?? throw ProblemException.BadRequest("Say what to retry: 'path', or 'state' (failed, published, rejected, …).");
        return (await ledger.ReadPageAsync(state, MaxRetries, continuation: null, cancellationToken)).Entries;
    }
}
