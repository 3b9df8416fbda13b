using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Settings;
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Notifying;

/// <summary>Tells a webhook of a change: of the edition, and of the events that changed with it.</summary>
public sealed class WebhookSender(
    NotificationClient client, ArticleStore articles, EditionStore bodies, SiteOptions site, TimeProvider clock)
{
    internal async Task<NotificationFailure?> SendAsync(Subscriber hook, ChangeEntry entry, CancellationToken cancellationToken)
    {
        if ((hook.Secret ?? site.WebhookSecret) is not { } secret)
        {
            return new NotificationFailure("It has no secret: set Newsroom__WebhookSecret.");
        }

        var type = entry.Version is null ? "article.withdrawn" : hook.Known < entry.Published ? "article.published" : "article.changed";
        var id = string.Create(CultureInfo.InvariantCulture, $"msg_{hook.Epoch}_{entry.Position}");
        var message = new WebhookMessage<WebhookArticle>(type, entry.Time, WebhookArticle.Of(entry, site.PublicAddress ?? ""));
        var content = JsonSerializer.SerializeToUtf8Bytes(message, NotifyingJson.Readable.WebhookMessageWebhookArticle);
        return await PostAsync(hook, secret, id, content, cancellationToken)
            ?? (await FindEventsAsync(hook, entry, cancellationToken) is not { Count: > 0 } events ? null
                : await PostEventsAsync(hook, secret, id, Write(entry, events), cancellationToken));
    }

    /// <summary>
    /// The article can change between two attempts, and its events with it: then the message is another one, as receivers ignore an id that
    /// they have.
    /// </summary>
    private Task<NotificationFailure?> PostEventsAsync(
        Subscriber hook, string secret, string id, byte[] content, CancellationToken cancellationToken) =>
        PostAsync(hook, secret, $"{id}_events_{Digest.Of(Encoding.UTF8.GetString(content))[..8]}", content, cancellationToken);

    private byte[] Write(ChangeEntry entry, IReadOnlyList<Event> events)
    {
        var shown = events.Select(@event => WebhookEvent.Of(@event.InSiteZone(site)));
        return JsonSerializer.SerializeToUtf8Bytes(
            new WebhookMessage<WebhookEvents>("event.changed", entry.Time, new WebhookEvents(entry.Article, entry.Language, [.. shown])),
            NotifyingJson.Readable.WebhookMessageWebhookEvents);
    }

    /// <summary>The events as they are now. If another version has replaced the edition since, its own change follows.</summary>
    private async Task<IReadOnlyList<Event>> FindEventsAsync(Subscriber hook, ChangeEntry entry, CancellationToken cancellationToken)
    {
        var changed = entry.Events.Where(@event => @event.Value.Position > hook.Known).Select(@event => @event.Key).ToHashSet();
        var article = changed.Count == 0 ? null : (await articles.LoadAsync(entry.Article, cancellationToken)).Article;
        if (article?.Editions.GetValueOrDefault(entry.Language) is not { } edition)
        {
            return [];
        }

        var body = edition.Withdrawn ? null
            : await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken);
        return [.. (body?.Events ?? []).Concat(edition.Cancelled).Where(@event => changed.Contains(@event.Id))];
    }

    private async Task<NotificationFailure?> PostAsync(
        Subscriber hook, string secret, string id, byte[] content, CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Address) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSecret.Sign(secret, id, time, content));
        return await client.SendAsync(request, cancellationToken);
    }
}
