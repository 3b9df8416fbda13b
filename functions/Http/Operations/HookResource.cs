using Newsroom.Storage.Stores;

namespace Newsroom.Http.Operations;

/// <summary>A webhook to add.</summary>
/// <param name="Url">Where messages are sent.</param>
internal sealed record HookRequest(string? Url);

/// <summary>A webhook that was added.</summary>
/// <param name="Secret">What its messages are signed with. It is not shown again.</param>
internal sealed record HookAddedResource(string Id, string Url, string Secret);

/// <summary>Who is notified of changes, and how far that is.</summary>
internal sealed class SubscriberResource(Subscriber subscriber, bool isBehind)
{
    public string Id => subscriber.Id;

    /// <summary>'hook', or 'feed' for a feed that is reported to the hub.</summary>
    public string Kind => subscriber.Kind;

    /// <summary>Without its query, which may have a key in it.</summary>
    public string Url => subscriber.Address.Split('?')[0];

    /// <summary>'current', 'waiting', or 'poison': then it is not tried any more.</summary>
    public string State => subscriber.IsPoison ? "poison" : isBehind ? "waiting" : "current";

    /// <summary>Failed attempts with the next message.</summary>
    public int Attempts => subscriber.Attempts;

    /// <summary>Why the last attempt failed.</summary>
    public string? Error => subscriber.Error;

    /// <summary>When it is tried again.</summary>
    public DateTimeOffset? Due => subscriber.Attempts > 0 ? subscriber.Due : null;

    public DateTimeOffset? Delivered => subscriber.Delivered;
}
