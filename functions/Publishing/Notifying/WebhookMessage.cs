using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Storage.Changes;

namespace Newsroom.Publishing.Notifying;

/// <summary>What a webhook gets, as JSON.</summary>
/// <param name="Type"><c>article.published</c>, <c>article.changed</c>, <c>article.withdrawn</c> or <c>event.changed</c>.</param>
/// <param name="Timestamp">When the change was recorded.</param>
internal sealed record WebhookMessage<T>(string Type, DateTimeOffset Timestamp, T Data);

/// <summary>An edition. Only the first two are there once it is withdrawn.</summary>
internal sealed record WebhookArticle(string Id, string Language)
{
    public string? Version { get; init; }
    public EditionKind? Kind { get; init; }
    public string? Title { get; init; }
    public string? Summary { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public string? Url { get; init; }

    /// <summary>Where to get all of it.</summary>
    public string? Json { get; init; }

    public static WebhookArticle Of(ChangeEntry entry, string site) => entry.Edition is not { } edition
        ? new WebhookArticle(entry.Article, entry.Language)
        : new WebhookArticle(entry.Article, entry.Language)
        {
            Version = entry.Version,
            Kind = edition.Kind,
            Title = edition.Title,
            Summary = edition.Summary,
            Published = edition.Published,
            Updated = edition.Updated,
            Url = Links.Page(site, edition.Article, edition.Language),
            Json = Links.Article(site, edition.Article, edition.Language, entry.Version!),
        };
}

/// <summary>The events of an edition that are new, changed or cancelled.</summary>
internal sealed record WebhookEvents(string Article, string Language, IReadOnlyList<WebhookEvent> Events);

/// <summary>An event.</summary>
internal sealed record WebhookEvent(
    string Id,
    string Title,
    string Start,
    string End,
    string? Zone,
    bool ZoneAssumed,
    string? Place,
    string? Venue,
    EventStatus Status,
    int Sequence)
{
    public static WebhookEvent Of(Event @event) => new(
        @event.Id,
        @event.Title,
        EventText.Iso(@event, @event.Start),
        EventText.Iso(@event, @event.End),
        @event.Zone,
        @event.ZoneAssumed,
        @event.Place,
        @event.Venue,
        @event.Status,
        @event.Sequence);
}

[JsonSerializable(typeof(WebhookMessage<WebhookArticle>))]
[JsonSerializable(typeof(WebhookMessage<WebhookEvents>))]
[JsonSerializable(typeof(NotificationOrder))]
internal sealed partial class NotifyingJson : JsonSerializerContext
{
    public static NotifyingJson Readable { get; } = new(ContentJson.CreateOptions());
}
