using System.Text.Json;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing;

/// <summary>
/// Knows the events of an edition again when its next version comes. What it decides is kept with that version, in its body and in the article's row,
/// so that a repetition decides nothing anew.
/// </summary>
public sealed class EventContinuity(EditionStore bodies, TimeProvider clock)
{
    /// <summary>Characters of a column; some 120 events. Of more, those that were called off last are kept.</summary>
    private const int LongestCancelled = 30_000;

    /// <summary>The body of a new version, its events with the ids of those of the version before, and their changes counted.</summary>
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

    /// <summary>The events of an edition that are off once another version has taken its place or it is withdrawn, with those that were off before.</summary>
    public async Task<IReadOnlyList<Event>> CancelAsync(Edition before, Edition now, CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow();
        var announced = now.EventKeys.Select(IdOf).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Event> dropped = !now.Withdrawn && now.Version == before.Version ? [] : await EventsAsync(before, cancellationToken);
        var length = 0;
        return [.. dropped.Select(happening => EventHistory.Cancel(happening, time))
            .Concat(before.Cancelled)
            .Where(happening => !announced.Contains(happening.Id) && !EventHistory.IsOver(happening, time))
            .DistinctBy(happening => happening.Id)
            .TakeWhile(happening => (length += JsonSerializer.Serialize(happening, ContentJson.Readable.Event).Length + 1) < LongestCancelled)];
    }

    // A body that is gone is that of a version which somebody has replaced since: then this change will not be saved either.
    private async Task<IReadOnlyList<Event>> EventsAsync(Edition edition, CancellationToken cancellationToken) =>
        edition.Withdrawn || edition.EventKeys.Count == 0 ? []
        : (await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken))?.Events ?? [];

    // Behind the start: Event.Key.
    private static string IdOf(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
