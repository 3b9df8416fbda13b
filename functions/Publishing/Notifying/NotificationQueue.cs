using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Notifying;

/// <summary>An order to notify a subscriber of what it does not know yet.</summary>
public sealed record NotificationOrder([property: JsonRequired] string Kind, [property: JsonRequired] string Id);

/// <summary>
/// The queue <c>notifications</c>. Its messages only wake: what is to be sent follows from the log of changes and from the subscriber's
/// position in it. So a message that is lost or comes twice does no harm, and <see cref="WakeAsync"/> finds who was forgotten.
/// </summary>
public sealed class NotificationQueue(
    StorageAccount storage, SubscriberStore subscribers, ChangeLog changes, HubPing hub, SiteOptions site, TimeProvider clock)
{
    public const string QueueName = "notifications";

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private (long Read, IReadOnlyList<Subscriber> All)? _known;

    /// <summary>Whether a subscriber is still wanted: webhooks and hubs of the settings can be removed there.</summary>
    internal bool IsWanted(Subscriber subscriber) => subscriber.Kind == Subscriber.Hook
        ? subscriber.Secret is not null || site.Webhooks.Any(hook => hook.AbsoluteUri == subscriber.Address)
        : hub.Feeds.Any(feed => feed.Id == subscriber.Id);

    /// <summary>After a change: wakes every subscriber.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        if (_known is not { } known || clock.GetElapsedTime(known.Read) > MaxAge)
        {
            _known = known = (clock.GetTimestamp(), await subscribers.ReadAllAsync(cancellationToken));
        }

        await Task.WhenAll(known.All
            .Where(one => IsWanted(one) && !one.IsPoison)
            .Select(one => SendAsync(one, default, cancellationToken)));
    }

    /// <summary>Regularly: registers who is in the settings, and wakes who is behind and has been forgotten.</summary>
    public async Task WakeAsync(CancellationToken cancellationToken)
    {
        var head = await changes.ReadHeadAsync(cancellationToken);
        var all = await subscribers.ReadAllAsync(cancellationToken);
        var set = site.Webhooks.Select(hook => new Subscriber(Digest.Of(hook.AbsoluteUri)[..13], hook.AbsoluteUri)).Concat(hub.Feeds);
        foreach (var added in set.Where(one => !all.Any(known => (known.Kind, known.Id) == (one.Kind, one.Id))))
        {
            await AddAsync(added, cancellationToken);
        }

        var now = clock.GetUtcNow();
        foreach (var forgotten in all.Where(one => IsWanted(one) && one.IsReady(now) && one.IsBehind(head)))
        {
            await SendAsync(forgotten, default, cancellationToken);
        }
    }

    /// <summary>Registers a subscriber, who is notified of what changes from now on.</summary>
    public async Task<bool> AddAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        var head = await changes.ReadHeadAsync(cancellationToken);
        _known = null;
        var end = subscriber.EndFor(head);
        return await subscribers.TrySaveAsync(
            subscriber with { Epoch = head.Epoch, Position = end, Known = end }, cancellationToken) is not null;
    }

    internal async Task SendAsync(Subscriber subscriber, TimeSpan delay, CancellationToken cancellationToken)
    {
        var queue = await storage.QueueAsync(QueueName);
        var order = JsonSerializer.Serialize(
            new NotificationOrder(subscriber.Kind, subscriber.Id), NotifyingJson.Readable.NotificationOrder);
        await queue.SendMessageAsync(order, visibilityTimeout: delay, cancellationToken: cancellationToken);
    }
}
