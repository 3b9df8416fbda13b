using Newsroom.Content;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events;

/// <summary>
/// What becomes of events when their article changes: calendars must know an event again when its date or its title was corrected.
/// </summary>
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
        Pair(@event => @event.Id, @event => @event.Created is not null);
        Pair(@event => (@event.Title, @event.Start));
        Pair(@event => @event.Title);
        Pair(@event => (@event.Start, @event.AllDay, @event.Precision));

        var ids = before.Select(@event => @event.Id).ToHashSet(StringComparer.Ordinal);
        var second = Second(time);
        return
        [
            .. now.Select(
                (@event, i) => continued[i] is { } known ? Continue(@event, known, isRefiled, second) : Begin(@event, ids, second)),
        ];

        void Pair<TKey>(Func<Event, TKey> key, Func<Event, bool>? of = null)
            where TKey : notnull
        {
            var candidates = before.Where(open.Contains).GroupBy(key).ToDictionary(group => group.Key, group => new Queue<Event>(group));
            for (var i = 0; i < now.Count; i++)
            {
                if (
                    continued[i] is null
                    && of?.Invoke(now[i]) != false
                    && candidates.GetValueOrDefault(key(now[i])) is { Count: > 0 } known)
                {
                    continued[i] = known.Dequeue();
                    open.Remove(continued[i]!);
                }
            }
        }
    }

    /// <summary>
    /// The event as calendars are to see it once its article announces it no more: when and where, not what the article said of it.
    /// </summary>
    public static Event Cancel(Event @event, DateTimeOffset time) => @event with
    {
        Title = @event.Title.Length <= TextLimits.MaxTitle ? @event.Title : @event.Title[..TextLimits.MaxTitle].TrimEnd(),
        Sentence = null,
        Languages = null,
        Url = null,
        Sequence = @event.Sequence + 1,
        Changed = After(@event, Second(time)),
        Cancelled = Second(time),
    };

    /// <summary>Whether calendars need not be told any more that the event was called off.</summary>
    public static bool IsOver(Event @event, DateTimeOffset now) => @event.Cancelled + ShownCancelled <= now;

    private static Event Continue(Event @event, Event known, bool isRefiled, DateTimeOffset time)
    {
        var continued = @event with
        {
            Id = known.Id,
            Sequence = Math.Max(
                @event.Sequence,
                known.Sequence + (IsSame(Essence(@event), Essence(known)) && known.Cancelled is null ? 0 : 1)),
            Created = known.Created ?? time,
        };
        var isSame = !isRefiled && known.Cancelled is null && continued.Sequence == known.Sequence && IsSame(Plain(@event), Plain(known));
        return continued with { Changed = isSame ? known.Changed ?? time : After(known, time) };
    }

    // An id tells title and start of when the event was new: another event that has moved there since may have it.
    private static Event Begin(Event @event, HashSet<string> ids, DateTimeOffset time)
    {
        var id = @event.Id;
        for (var number = 2; !ids.Add(id); number++)
        {
            id = Digest.Of($"{@event.Id}\n{number}")[..13];
        }

        return @event with { Id = id, Created = @event.Created ?? time, Changed = @event.Changed ?? time };
    }

    // The time of change rises, whatever the clocks of two machines say.
    private static DateTimeOffset After(Event known, DateTimeOffset time) =>
        known.Changed is { } changed && changed >= time ? changed.AddSeconds(1) : time;

    private static bool IsSame(Event one, Event other) =>
        one with { Languages = null } == other with { Languages = null } && (one.Languages ?? []).SequenceEqual(other.Languages ?? []);

    /// <summary>What those who come must know.</summary>
    private static Event Essence(Event @event) => new()
    {
        Id = "",
        Article = "",
        Title = @event.Title,
        Start = @event.Start,
        End = @event.End,
        AllDay = @event.AllDay,
        Precision = @event.Precision,
        Zone = @event.Zone,
        Place = @event.Place,
        Venue = @event.Venue,
    };

    /// <summary>An event without what it is known by and what became of it.</summary>
    public static Event Plain(Event @event) => @event with { Id = "", Sequence = 0, Created = null, Changed = null, Cancelled = null };

    private static DateTimeOffset Second(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
