using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Api;
using Newsroom.Http.Problems;
using Newsroom.Publishing.Reconciling;

namespace Newsroom.Http.Operations;

/// <summary><c>/api/rebuild</c>: builds everything again from the container.</summary>
public sealed class RebuildFunction(Rebuild rebuild)
{
    [Function("Rebuild")]
    [Operation(
        "Has every upload read again, and all tables written anew from what the container has. "
        + "What is online stays so meanwhile, and no sentence that is known is translated again.",
        Response = typeof(OrderedResource), Status = 202)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/rebuild")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        await rebuild.RequestAsync(cancellationToken);
        return OrderedResource.ToResult(
            "Every upload is read again, beginning at the next run of Reconcile. 'progress' in /api/status says how far it is.");
    });
}
