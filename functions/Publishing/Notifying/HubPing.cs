using Newsroom.Content;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Notifying;

/// <summary>Notifies the WebSub hub that a feed has changed: the hub then fetches the feed, and passes it on to its subscribers.</summary>
public sealed class HubPing(NotificationClient client, SiteOptions site)
{
    private static readonly Func<string, string, string>[] Formats = [Links.Rss, Links.Atom, Links.JsonFeed];

    /// <summary>The feeds that are reported to a hub; none without a hub, or if the public address of the site is not known.</summary>
    internal IEnumerable<Subscriber> Feeds => site.WebSubHub is null || site.PublicAddress is null ? []
        : from language in site.Languages
          from format in Formats
          let path = format("", language)
          select new Subscriber($"{language}-{Path.GetFileName(path)}", path) { Kind = Subscriber.Feed };

    internal async Task<NotificationFailure?> SendAsync(Subscriber feed, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, site.WebSubHub)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["hub.mode"] = "publish",
                ["hub.url"] = site.PublicAddress + feed.Address,
            }),
        };
        return await client.SendAsync(request, cancellationToken);
    }
}
