using Newsroom.Content;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events;

/// <summary>
/// Carries events over from one version of an article to the next. A calendar program must recognise an event after its
/// date or its title was corrected.
/// </summary>
public static class EventHistory
{
    /// <summary>How long calendars show a cancelled event.</summary>
    public static readonly TimeSpan ShownCancelled = TimeSpan.FromDays(30);

    /// <summary>
    /// Gives the events of a new version the ids of the earlier events that they continue. An earlier event is matched by title
    /// and start, else by title alone, else by start alone. In a translation, the events already have the ids of the original's
    /// events, and are matched by id first.
    /// </summary>
    /// <param name="now">The events of the new version.</param>
    /// <param name="before">The events of the previous version, cancelled ones last.</param>
    /// <param name="isRefiled">Whether article data that calendars show with each event changed: the tags.</param>
    /// <param name="time">When the new version was uploaded.</param>
    /// <returns>The events of the new version in their order. No two have the same id.</returns>
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
    /// The cancelled event, for calendars, after its article no longer announces it. Time and place remain; the sentence, the
    /// languages and the address are removed.
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

    /// <summary>Whether the event was cancelled so long ago that calendars no longer have to show it.</summary>
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

    // An id is made of the first title and start of an event. Another event that was corrected since may have the same id already.
    private static Event Begin(Event @event, HashSet<string> ids, DateTimeOffset time)
    {
        var id = @event.Id;
        for (var number = 2; !ids.Add(id); number++)
        {
            id = Digest.Of($"{@event.Id}\n{number}")[..13];
        }

        return @event with { Id = id, Created = @event.Created ?? time, Changed = @event.Changed ?? time };
    }

    // The time of the change always increases, even if the clocks of two machines differ.
    private static DateTimeOffset After(Event known, DateTimeOffset time) =>
        known.Changed is { } changed && changed >= time ? changed.AddSeconds(1) : time;

    private static bool IsSame(Event one, Event other) =>
        one with { Languages = null } == other with { Languages = null } && (one.Languages ?? []).SequenceEqual(other.Languages ?? []);

    /// <summary>The properties that matter to visitors. A change of one of them increases SEQUENCE.</summary>
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

    /// <summary>The event without its id, and without the properties that record its history.</summary>
    public static Event Plain(Event @event) => @event with { Id = "", Sequence = 0, Created = null, Changed = null, Cancelled = null };

    private static DateTimeOffset Second(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
