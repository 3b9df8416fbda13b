using Newsroom.Publishing.Reconciling;
using Newsroom.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Publishing;

namespace Newsroom.Http.Operations;

/// <summary><c>/api/rebuild</c>: everything anew from the container.</summary>
public sealed class RebuildFunction(Rebuild rebuild)
{
    [Function("Rebuild")]
    [Operation(
        "Has every upload read again, and all tables written anew from what the container has. What is online stays so meanwhile, and no sentence that is known is translated again.",
        Answer = typeof(OrderedResource), Status = 202)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/rebuild")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        await rebuild.RequestAsync(cancellationToken);
        const string message = "Every upload is read again, beginning at the next run of Reconcile. 'progress' in /api/status says how far it is.";
        return Results.Json(new OrderedResource(message), ApiJson.Readable.OrderedResource, statusCode: StatusCodes.Status202Accepted);
    });
}
