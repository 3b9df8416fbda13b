using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Api;
using Newsroom.Http.Problems;
using Newsroom.Publishing.Translating;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Operations;

/// <summary><c>/api/translations</c>: what editors decide on machine translations.</summary>
public sealed class TranslationFunctions(Ledger ledger, ArticleStore articles, TranslationOrders orders, ApproveTranslation approval)
{
    private const int MaxParallelArticles = 16;

    [Function("TranslationApprove")]
    [Operation(
        "Publishes a translation by machine that is held for review.", Response = typeof(ApprovedResource),
        Parameters = ["path", "lang"], Required = ["path", "lang"], Problems = [400, 404])]
    public Task<IResult> ApproveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/translations/approve")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var path = request.UploadPath() ?? throw ProblemException.BadRequest("'path' is missing: the upload of the original.");
        var language = request.Text("lang") is { } text
            ? RequestParameters.Language(text)
            : throw ProblemException.BadRequest("'lang' is missing: the language of the translation.");
        var upload = await ledger.FindUploadAsync(path, cancellationToken);
        return await approval.ApproveAsync(upload.Article, language, cancellationToken)
            ? Results.Json(new ApprovedResource(path, language), ApiJson.Readable.ApprovedResource)
            : throw ProblemException.NotFound($"No translation of '{path}' into '{language}' is held for review.");
    });

    [Function("TranslationRenew")]
    [Operation(
        "Has translations by machine made again where the glossary has changed: "
        + "only sentences that its changes touch are sent to the engine.",
        Response = typeof(OrderedResource), Status = 202, Parameters = ["path"], Problems = [400, 404])]
    public Task<IResult> RenewAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/translations/renew")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var selected = request.UploadPath() is { } path
            ? new[] { await articles.LoadAsync((await ledger.FindUploadAsync(path, cancellationToken)).Article, cancellationToken) }
                .Select(stored => stored.Article).ToAsyncEnumerable()
            : articles.ReadAllAsync(cancellationToken);
        var count = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxParallelArticles, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(selected, options, async (article, token) =>
        {
            var plan = orders.PlanToRenew(article);
            await orders.SendAsync(plan, token);
            Interlocked.Add(ref count, plan.Jobs.Count);
        });
        return OrderedResource.ToResult(
            $"{count} {(count == 1 ? "translation is" : "translations are")} compared with the glossary as it is now, "
            + "and made again where it says something else.");
    });
}
