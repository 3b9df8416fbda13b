using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Publishing.Notifying;
using Newsroom.Settings;
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Operations;

/// <summary><c>/api/hooks</c>: who is notified when something changes.</summary>
public sealed class HookFunctions(SubscriberStore subscribers, NotificationQueue queue, ChangeLog changes, SiteOptions site)
{
    private const int MaxHooks = 50;
    private const int MaxRequestBytes = 8_192;

    [Function("HookList")]
    [Operation("Who is notified of changes, and how far that is.", Response = typeof(ListResource<SubscriberResource>))]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/hooks")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var head = await changes.ReadHeadAsync(cancellationToken);
        var all = (await subscribers.ReadAllAsync(cancellationToken)).Where(queue.IsWanted);
        return CachedResponse.Json(
            new ListResource<SubscriberResource>([.. all.Select(one => new SubscriberResource(one, one.IsBehind(head)))]),
            ApiJson.Readable.ListResourceSubscriberResource).ToResult(request, cacheControl: CachePolicy.Private);
    });

    [Function("HookAdd")]
    [Operation(
        "Adds a webhook: its address gets a signed message for each change from now on. The response has the secret, this once.",
        Request = typeof(HookRequest), Response = typeof(HookAddedResource), Status = 201, Problems = [400])]
    public Task<IResult> AddAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/hooks")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        _ = Uri.TryCreate(await ReadAddressAsync(request, cancellationToken), UriKind.Absolute, out var address);
        if (NotificationClient.Objection(address, site) is { } objection)
        {
            throw ProblemException.BadRequest($"'url': {objection}");
        }

        if ((await subscribers.ReadAllAsync(cancellationToken)).Count(one => one.Kind == Subscriber.Hook) >= MaxHooks)
        {
            throw ProblemException.BadRequest($"There are {MaxHooks} webhooks already: remove one first.");
        }

        var hook = new Subscriber(NewId(), address!.AbsoluteUri) { Secret = WebhookSecret.Create() };
        await queue.AddAsync(hook, cancellationToken);
        return Results.Json(
            new HookAddedResource(hook.Id, hook.Address, hook.Secret),
            ApiJson.Readable.HookAddedResource,
            statusCode: StatusCodes.Status201Created);
    });

    [Function("HookRemove")]
    [Operation("Removes a webhook that was added here.", Response = typeof(OrderedResource), Problems = [404])]
    public Task<IResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/hooks/{id}/remove")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var hook = await subscribers.FindAsync(Subscriber.Hook, id, cancellationToken);
        if (hook?.Secret is null)
        {
            throw ProblemException.NotFound($"No webhook '{id}' was added here.");
        }

        await subscribers.RemoveAsync(Subscriber.Hook, id, cancellationToken);
        return Results.Json(new OrderedResource("It gets no more messages."), ApiJson.Readable.OrderedResource);
    });

    [Function("HookRetry")]
    [Operation("Notifies a webhook or a hub at once that waits or is given up.", Response = typeof(OrderedResource), Status = 202,
        Problems = [404])]
    public Task<IResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/hooks/{id}/retry")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var found = await subscribers.FindAsync(Subscriber.Hook, id, cancellationToken)
            ?? await subscribers.FindAsync(Subscriber.Feed, id, cancellationToken)
            ?? throw ProblemException.NotFound($"There is no webhook and no feed '{id}'.");

        // If another process has just written the row, it is at work already.
        await subscribers.TrySaveAsync(found with { IsPoison = false, Attempts = 0, Due = null }, cancellationToken);
        await queue.WakeAsync(cancellationToken);
        return OrderedResource.ToResult("It is notified of everything that it does not know yet.");
    });

    private static string NewId() => Digest.Of(Guid.NewGuid().ToString())[..13];

    private static async Task<string?> ReadAddressAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxRequestBytes];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(bytes.AsSpan(0, length), ApiJson.Readable.HookRequest)?.Url;
        }
        catch (JsonException)
        {
            throw ProblemException.BadRequest("The request must have JSON such as { \"url\": \"https://example.org/hook\" }.");
        }
    }
}
