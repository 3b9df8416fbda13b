using System.Text.Json;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>
/// Recognizes the events of an edition in its next version. The decisions are stored with that version, in its body and in the article's
/// row, so that a repetition does not decide again.
/// </summary>
public sealed class EventContinuity(EditionStore bodies, TimeProvider clock)
{
    /// <summary>In characters: about 120 events. If there are more, those cancelled last are kept.</summary>
    private const int MaxCancelledLength = 30_000;

    /// <summary>Gives the events of a new version the ids of those of the version before, and counts their changes.</summary>
    public async Task<EditionBody> CarryOverAsync(Article article, EditionBody body, CancellationToken cancellationToken)
    {
        var before = article.Editions.GetValueOrDefault(body.Language);
        if (body.Events.Count == 0)
        {
            return body;
        }

        IReadOnlyList<Event> known = before is null ? [] : [.. await EventsAsync(before, cancellationToken), .. before.Cancelled];
        var isRefiled = before is { Withdrawn: false } && !before.Tags.SequenceEqual(body.Tags);
        return body with { Events = EventHistory.CarryOver(body.Events, known, isRefiled, clock.GetUtcNow()) };
    }

    /// <summary>
    /// The events that are cancelled when another version replaces an edition or it is withdrawn, and those cancelled before.
    /// </summary>
    public async Task<IReadOnlyList<Event>> CancelAsync(Edition before, Edition now, CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow();
        var announced = now.EventKeys.Select(IdOf).ToHashSet(StringComparer.Ordinal);
        var isSameVersion = !now.Withdrawn && now.Version == before.Version;
        IReadOnlyList<Event> dropped = isSameVersion ? [] : await EventsAsync(before, cancellationToken);
        var length = 0;
        return [.. dropped.Select(@event => EventHistory.Cancel(@event, time))
            .Concat(before.Cancelled)
            .Where(@event => !announced.Contains(@event.Id) && !EventHistory.IsOver(@event, time))
            .DistinctBy(@event => @event.Id)
            .TakeWhile(@event => (length += LengthOf(@event) + 1) < MaxCancelledLength)];
    }

    private static int LengthOf(Event @event) => JsonSerializer.Serialize(@event, ContentJson.Readable.Event).Length;

    // If the body was deleted, another writer has replaced the version: then this change will not be saved either.
    private async Task<IReadOnlyList<Event>> EventsAsync(Edition edition, CancellationToken cancellationToken) =>
        edition.Withdrawn || edition.EventKeys.Count == 0 ? []
        : (await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken))?.Events ?? [];

    // Event.Key is the start, a hyphen and the id.
    private static string IdOf(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
