using Newsroom.Publishing.Translating;
using Newsroom.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Operations;

/// <summary><c>/api/translations</c>: what editors decide on translations by machine.</summary>
public sealed class TranslationFunctions(Ledger ledger, ArticleStore articles, TranslationOrders orders, ApproveTranslation approval)
{
    private const int AtOnce = 16;

    [Function("TranslationApprove")]
    [Operation(
        "Publishes a translation by machine that is held for review.", Answer = typeof(ApprovedResource),
        Parameters = ["path", "lang"], Required = ["path", "lang"], Problems = [400, 404])]
    public Task<IResult> ApproveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/translations/approve")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var path = request.Text("path", longest: 1024) ?? throw ProblemException.BadRequest("'path' is missing: the upload of the original.");
        var language = request.Text("lang") is { } text ? RequestReading.Language(text) : throw ProblemException.BadRequest("'lang' is missing: the language of the translation.");
        return await approval.ApproveAsync((await FindAsync(path, cancellationToken)).Article, language, cancellationToken)
            ? Results.Json(new ApprovedResource(path, language), ApiJson.Readable.ApprovedResource)
            : throw ProblemException.NotFound($"No translation of '{path}' into '{language}' is held for review.");
    });

    [Function("TranslationRenew")]
    [Operation(
        "Has translations by machine made again where the glossary has changed: only sentences that its changes touch are sent to the engine.", Answer = typeof(OrderedResource),
        Status = 202, Parameters = ["path"], Problems = [400, 404])]
    public Task<IResult> RenewAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/translations/renew")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var some = request.Text("path", longest: 1024) is { } path
            ? new[] { (await articles.LoadAsync((await FindAsync(path, cancellationToken)).Article, cancellationToken)).Article }.ToAsyncEnumerable()
            : articles.ReadAllAsync(cancellationToken);
        var count = 0;
        await Parallel.ForEachAsync(some, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (article, token) =>
        {
            var plan = orders.PlanToRenew(article);
            await orders.SendAsync(plan, token);
            Interlocked.Add(ref count, plan.Jobs.Count);
        });
        var message = $"{count} {(count == 1 ? "translation is" : "translations are")} compared with the glossary as it is now, and made again where it says something else.";
        return Results.Json(new OrderedResource(message), ApiJson.Readable.OrderedResource, statusCode: StatusCodes.Status202Accepted);
    });

    private async Task<LedgerEntry> FindAsync(string path, CancellationToken cancellationToken) =>
        await ledger.FindAsync(path, cancellationToken) ?? throw ProblemException.NotFound($"Nothing was ever uploaded as '{path}'.");
}
