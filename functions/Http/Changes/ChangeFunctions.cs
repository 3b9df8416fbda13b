using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Settings;
using Newsroom.Storage.Changes;

namespace Newsroom.Http.Changes;

/// <summary><c>/api/changes</c>: what has changed since a program read last, so that it can mirror the site.</summary>
public sealed class ChangeFunctions(ChangeLog changes, ResponseCache responses, SiteOptions site)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    [Function("ChangeList")]
    [Operation(
        "Editions that were published, changed or withdrawn since an earlier answer, in that order, each with its last change.",
        Response = typeof(ChangeListResource), Parameters = ["since"],
        DefaultLimit = DefaultLimit, MaxLimit = MaxLimit, Problems = [400, 410])]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/changes")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var (since, limit) = (ChangeCursor.Of(request), request.Limit(DefaultLimit, MaxLimit));
        var head = await changes.ReadHeadAsync(cancellationToken);
        if (!since.IsIn(head))
        {
            throw ProblemException.Gone(
                "The changes were counted anew since this cursor was given out. Begin without 'since', and drop what then does not come.");
        }

        return await responses.RespondAsync(request, "", $"{head.Epoch}.{head.Last}", CachePolicy.Revalidate, async () =>
        {
            var page = await changes.ReadAsync(head, since.Position, limit, cancellationToken);
            var (address, next) = (request.Site(site), new ChangeCursor(head.Epoch, page.Next).ToString());
            return CachedResponse.Json(
                new ChangeListResource(
                    [.. page.Entries.Select(entry => new ChangeResource(entry, since.Position, address))], next, page.HasMore),
                ApiJson.Readable.ChangeListResource);
        }, cancellationToken);
    });
}
