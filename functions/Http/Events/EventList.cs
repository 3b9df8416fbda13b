using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Events;

/// <summary>
/// The events of a language by start, read once per generation. Lists, calendars and files of single events come from the same list.
/// A language with more than <see cref="MaxEvents"/> is read again for each response.
/// </summary>
public sealed class EventList(EventStore events, Generations generations, SiteOptions site, TimeProvider clock) : IDisposable
{
    /// <summary>The max number of events in memory, of all languages; about 2 KB each.</summary>
    public const int MaxEvents = 30_000;

    private static readonly TimeSpan UnusedLifetime = TimeSpan.FromHours(1);

    private readonly MemoryCache _lists = new(new MemoryCacheOptions { SizeLimit = MaxEvents });

    /// <summary>All events of a language, without those that were cancelled too long ago.</summary>
    public async Task<IEnumerable<ListedEvent>> ReadAsync(string language, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await ListAsync(language, cancellationToken)).Events.Where(listed => !EventHistory.IsOver(listed.Event, now));
    }

    /// <summary>
    /// When what <see cref="ReadAsync"/> returns last changed: with a publication, a withdrawal, or the end of the time for which a
    /// cancelled event is shown. Null if nothing was ever published in the language.
    /// </summary>
    public async Task<DateTimeOffset?> ChangedAsync(string language, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (generation, list) = await ListAsync(language, cancellationToken);
        return list
            .Where(listed => EventHistory.IsOver(listed.Event, now))
            .Select(listed => listed.Event.Cancelled + EventHistory.ShownCancelled)
            .Append(Generations.TimeOf(generation))
            .Max();
    }

    public void Dispose() => _lists.Dispose();

    private async Task<(string Generation, IReadOnlyList<ListedEvent> Events)> ListAsync(
        string language, CancellationToken cancellationToken)
    {
        // Read the generation before the list: then a list can be newer than its generation, but never older.
        var generation = await generations.ReadAsync(language, cancellationToken);
        if (_lists.TryGetValue(language, out (string Generation, IReadOnlyList<ListedEvent> Events) cached)
            && cached.Generation == generation)
        {
            return cached;
        }

        var list = generation.Length == 0 ? [] : await ReadStoredAsync(language, cancellationToken);
        _lists.Set(
            language,
            (generation, list),
            new MemoryCacheEntryOptions { Size = list.Count + 1, SlidingExpiration = UnusedLifetime });
        return (generation, list);
    }

    // A time that the clocks of the site's zone skip moves: cursors need the order of the keys as they are then.
    private async Task<IReadOnlyList<ListedEvent>> ReadStoredAsync(string language, CancellationToken cancellationToken) =>
    [
        .. (await events.ReadAsync(language, cancellationToken))
            .Select(listed => listed with { Event = listed.Event.InSiteZone(site) })
            .OrderBy(listed => listed.Event.Key, StringComparer.Ordinal),
    ];
}
