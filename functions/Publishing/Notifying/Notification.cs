using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Notifying;

/// <summary>Notifies a subscriber of what it does not know yet, in the order of the log, one message after the other.</summary>
/// <remarks>
/// Its row says how far it is. It is written after each message: a process that ends in between sends that message once more, with the
/// same id. After a failure it waits ever longer; after the last attempt it is poison, and an operator has to start it again.
/// </remarks>
public sealed partial class Notification(
    SubscriberStore subscribers,
    NotificationQueue queue,
    ChangeLog changes,
    WebhookSender webhooks,
    HubPing hub,
    TimeProvider clock,
    ILogger<Notification> log)
{
    private const int PageSize = 20;

    /// <summary>The min time between two reports of a feed to the hub.</summary>
    private static readonly TimeSpan MinPause = TimeSpan.FromMinutes(1);

    /// <summary>Longer than a message and its answer can take.</summary>
    private static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(2);

    /// <summary>The pauses after failures, as Standard Webhooks recommends them; no attempt follows after the last.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    public async Task NotifyAsync(NotificationOrder order, CancellationToken cancellationToken)
    {
        // It looks again after it has released the subscriber: a message that came meanwhile was dropped.
        while (await subscribers.FindAsync(order.Kind, order.Id, cancellationToken) is { } subscriber && queue.IsWanted(subscriber))
        {
            var (head, now) = (await changes.ReadHeadAsync(cancellationToken), clock.GetUtcNow());
            if (!subscriber.IsReady(now) || !subscriber.IsBehind(head)
                || await subscribers.TrySaveAsync(Claim(subscriber, head), cancellationToken) is not { } claimed)
            {
                return;
            }

            await (claimed.Kind == Subscriber.Hook
                ? DeliverAsync(claimed, head, cancellationToken)
                : PingAsync(claimed, head, cancellationToken));
        }
    }

    /// <summary>A log that was begun anew is read from its beginning.</summary>
    private Subscriber Claim(Subscriber subscriber, ChangeHead head) =>
        (subscriber.Epoch == head.Epoch ? subscriber : subscriber with { Epoch = head.Epoch, Position = 0, Known = 0 }) with
        {
            Claimed = clock.GetUtcNow() + ClaimLength,
            // Written before the request, so that no other instance reports the feed again within the minute.
            Due = subscriber.Kind == Subscriber.Feed ? clock.GetUtcNow() + MinPause : null,
        };

    private async Task DeliverAsync(Subscriber hook, ChangeHead head, CancellationToken cancellationToken)
    {
        var page = await changes.ReadAsync(head, hook.Position, PageSize, cancellationToken);
        foreach (var entry in page.Entries)
        {
            if (await webhooks.SendAsync(hook, entry, cancellationToken) is { } failure)
            {
                await FailAsync(hook, failure, cancellationToken);
                return;
            }

            if (await subscribers.TrySaveAsync(Advanced(hook, entry.Position), cancellationToken) is not { } saved)
            {
                return;
            }

            hook = saved;
        }

        // What moved to the end while the page was read was not on it. So the end is looked up afterwards.
        var isAtEnd = await changes.ReadHeadAsync(cancellationToken) is var end && (end.Epoch, end.Last) == (head.Epoch, page.Next);
        await subscribers.TrySaveAsync(
            hook with { Position = page.Next, Known = isAtEnd ? page.Next : hook.Known, Claimed = null }, cancellationToken);
    }

    private async Task PingAsync(Subscriber feed, ChangeHead head, CancellationToken cancellationToken)
    {
        if (await hub.SendAsync(feed, cancellationToken) is { } failure)
        {
            await FailAsync(feed, failure, cancellationToken);
            return;
        }

        await subscribers.TrySaveAsync(
            Advanced(feed, feed.EndFor(head)) with { Claimed = null, Due = feed.Due }, cancellationToken);

        // For what changes within the minute.
        await queue.SendAsync(feed, MinPause, cancellationToken);
    }

    private Subscriber Advanced(Subscriber subscriber, long position) => subscriber with
    {
        Position = position,
        Attempts = 0,
        Error = null,
        Delivered = clock.GetUtcNow(),
        Claimed = clock.GetUtcNow() + ClaimLength,
    };

    private async Task FailAsync(Subscriber subscriber, NotificationFailure failure, CancellationToken cancellationToken)
    {
        var attempts = subscriber.Attempts + 1;
        var isPoison = failure.IsFinal || attempts > Pauses.Length;
        var pause = isPoison ? TimeSpan.Zero : Pauses[attempts - 1];
        pause = subscriber.Kind == Subscriber.Feed && pause < MinPause ? MinPause : pause;
        var failed = subscriber with
        {
            Attempts = attempts,
            Error = failure.Reason,
            IsPoison = isPoison,
            Claimed = null,
            Due = isPoison ? null : clock.GetUtcNow() + pause,
        };
        if (await subscribers.TrySaveAsync(failed, cancellationToken) is not null && !isPoison)
        {
            await queue.SendAsync(failed, pause, cancellationToken);
        }

        LogFailed(log, subscriber.Kind, subscriber.Id, attempts, failure.Reason);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Kind} {Id} could not be notified, attempt {Attempt}: {Reason}")]
    private static partial void LogFailed(ILogger logger, string kind, string id, int attempt, string reason);
}
