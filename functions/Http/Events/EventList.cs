using Newsroom.Storage.Stores;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Events;

namespace Newsroom.Http.Events;

/// <summary>
/// The events of a language by start, read once per generation: one file of each event, filters and pages come from the same list.
/// Bounded by <see cref="MostKept"/>; a language with more is read anew for each answer that is built.
/// </summary>
public sealed class EventList(EventStore events, Generations generations, TimeProvider clock) : IDisposable
{
    /// <summary>Events in memory, of all languages; about 2 KB each.</summary>
    public const int MostKept = 30_000;

    private readonly MemoryCache _lists = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>All events of a language but those that were called off too long ago to be mentioned.</summary>
    public async Task<IEnumerable<ListedEvent>> ReadAsync(string language, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await ListAsync(language, cancellationToken)).Where(listed => !EventHistory.IsOver(listed.Happening, now));
    }

    public void Dispose() => _lists.Dispose();

    private async Task<IReadOnlyList<ListedEvent>> ListAsync(string language, CancellationToken cancellationToken)
    {
        // The token is older than the list, or as old: a list may be newer than its token says, never older.
        var generation = await generations.ReadAsync(language, cancellationToken);
        if (_lists.TryGetValue(language, out (string Generation, IReadOnlyList<ListedEvent> Events) known) && known.Generation == generation)
        {
            return known.Events;
        }

        var list = generation.Length == 0 ? [] : await events.ReadAsync(language, cancellationToken);
        _lists.Set(language, (generation, list), new MemoryCacheEntryOptions { Size = list.Count + 1, SlidingExpiration = TimeSpan.FromHours(1) });
        return list;
    }
}
