using Newsroom.Content;

namespace Newsroom.Events;

/// <summary>What becomes of events when their article changes: calendars must know an event again when its date or its title was corrected.</summary>
public static class EventHistory
{
    /// <summary>How long calendars show that an event was called off.</summary>
    public static readonly TimeSpan ShownCancelled = TimeSpan.FromDays(30);


    /// <summary>
    /// Gives events the ids of those they continue: those of the same title and start, else of the same title, else of the same start.
    /// A translation's have the ids of the original's already.
    /// </summary>
    /// <param name="now">The events of the new version.</param>
    /// <param name="before">Those of the version before it, cancelled ones last.</param>
    /// <param name="isRefiled">Whether anything that is shown with the events changed: tags.</param>
    /// <param name="time">When the new version came.</param>
    /// <returns>The events of the new version in their order, no two with the same id.</returns>
    public static IReadOnlyList<Event> CarryOver(IReadOnlyList<Event> now, IReadOnlyList<Event> before, bool isRefiled, DateTimeOffset time)
    {
        var continued = new Event?[now.Count];
        var open = before.ToHashSet(ReferenceEqualityComparer.Instance);
        Pair(happening => happening.Id, happening => happening.Created is not null);
        Pair(happening => (happening.Title, happening.Start));
        Pair(happening => happening.Title);
        Pair(happening => (happening.Start, happening.AllDay, happening.Precision));

        var ids = before.Select(happening => happening.Id).ToHashSet(StringComparer.Ordinal);
        var second = Second(time);
        return [.. now.Select((happening, i) => continued[i] is { } known ? Continue(happening, known, isRefiled, second) : Begin(happening, ids, second))];

        void Pair<TKey>(Func<Event, TKey> key, Func<Event, bool>? of = null)
            where TKey : notnull
        {
            var candidates = before.Where(open.Contains).GroupBy(key).ToDictionary(group => group.Key, group => new Queue<Event>(group));
            for (var i = 0; i < now.Count; i++)
            {
                if (continued[i] is null && of?.Invoke(now[i]) != false && candidates.GetValueOrDefault(key(now[i])) is { Count: > 0 } known)
                {
                    continued[i] = known.Dequeue();
                    open.Remove(continued[i]!);
                }
            }
        }
    }

    /// <summary>The event as calendars are to see it once its article announces it no more: when and where, not what the article said of it.</summary>
    public static Event Cancel(Event happening, DateTimeOffset time) => happening with
    {
        Title = happening.Title.Length <= TextLimits.MaxTitle ? happening.Title : happening.Title[..TextLimits.MaxTitle].TrimEnd(),
        Sentence = null,
        Languages = null,
        Url = null,
        Sequence = happening.Sequence + 1,
        Changed = After(happening, Second(time)),
        Cancelled = Second(time),
    };

    /// <summary>Whether calendars need not be told any more that the event was called off.</summary>
    public static bool IsOver(Event happening, DateTimeOffset now) => happening.Cancelled + ShownCancelled <= now;

    private static Event Continue(Event happening, Event known, bool isRefiled, DateTimeOffset time)
    {
        var continued = happening with
        {
            Id = known.Id,
            Sequence = Math.Max(happening.Sequence, known.Sequence + (IsSame(Essence(happening), Essence(known)) && known.Cancelled is null ? 0 : 1)),
            Created = known.Created ?? time,
        };
        var isSame = !isRefiled && known.Cancelled is null && continued.Sequence == known.Sequence && IsSame(Plain(happening), Plain(known));
        return continued with { Changed = isSame ? known.Changed ?? time : After(known, time) };
    }

    // An id tells title and start of when the event was new: another event that has moved there since may have it.
    private static Event Begin(Event happening, HashSet<string> ids, DateTimeOffset time)
    {
        var id = happening.Id;
        for (var number = 2; !ids.Add(id); number++)
        {
            id = Digest.Of($"{happening.Id}\n{number}")[..13];
        }

        return happening with { Id = id, Created = happening.Created ?? time, Changed = happening.Changed ?? time };
    }

    // The time of change rises, whatever the clocks of two machines say.
    private static DateTimeOffset After(Event known, DateTimeOffset time) => known.Changed is { } changed && changed >= time ? changed.AddSeconds(1) : time;

    private static bool IsSame(Event one, Event other) =>
        one with { Languages = null } == other with { Languages = null } && (one.Languages ?? []).SequenceEqual(other.Languages ?? []);

    /// <summary>What those who come must know.</summary>
    private static Event Essence(Event happening) => new()
    {
        Id = "",
        Article = "",
        Title = happening.Title,
        Start = happening.Start,
        End = happening.End,
        AllDay = happening.AllDay,
        Precision = happening.Precision,
        Zone = happening.Zone,
        Place = happening.Place,
        Venue = happening.Venue,
    };

    /// <summary>An event without what it is known by and what became of it.</summary>
    public static Event Plain(Event happening) => happening with { Id = "", Sequence = 0, Created = null, Changed = null, Cancelled = null };

    private static DateTimeOffset Second(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
