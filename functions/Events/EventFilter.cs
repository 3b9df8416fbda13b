using Newsroom.Content;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events;

/// <summary>The events that a list or a calendar shows. A property that is null does not filter.</summary>
public sealed record EventFilter
{
    /// <summary>First day. Events that end before this day are left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day. Events that start after this day are left out.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A tag of the event's article, without regard to case.</summary>
    public string? Tag { get; init; }

    /// <summary>Acronym or full name of an organisation that the event's article defines.</summary>
    public string? Organisation { get; init; }

    /// <summary>A place: the whole place of the event, a part of it, or its name in another language of the gazetteer.</summary>
    public string? Place { get; init; }

    /// <summary>The kind of the edition from which the title and the sentence of the event come.</summary>
    public EditionKind? Kind { get; init; }

    /// <summary>True for events that people can attend online, false for all others.</summary>
    public bool? Online { get; init; }

    /// <summary>The precision of the date.</summary>
    public EventPrecision? Precision { get; init; }

    /// <summary>The minimum confidence, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Whether events that were cancelled in the last thirty days are shown too.</summary>
    public bool WithCancelled { get; init; }

    /// <summary>Whether an event passes the filter.</summary>
    public bool Matches(ListedEvent listed)
    {
        var (@event, edition) = listed;
        return (WithCancelled || @event.Cancelled is null)
            && @event.Confidence >= Confidence
            && (Precision is null || @event.Precision == Precision)
            && (From is not { } from || @event.End > from.ToDateTime(TimeOnly.MinValue))
            && (To is not { } to || DateOnly.FromDateTime(@event.Start) <= to)
            && (Kind is null || edition.Kind == Kind)
            && (Online is null || (@event.Online ?? false) == Online)
            && (Tag is null || edition.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
            && (Organisation is null
                || edition.Names.Any(name => AreEqual(name.Acronym, Organisation) || AreEqual(name.Full, Organisation)))
            && (Place is null || IsAt(@event.Place, Place));
    }

    private static bool IsAt(string? place, string asked) =>
        place is not null
        && (
            IsSamePlace(place, asked)
            || place
                .Split([',', '(', ')'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Any(part => IsSamePlace(part, asked)));

    private static bool IsSamePlace(string one, string other) =>
        AreEqual(one, other) || (Gazetteer.Lookup(one) is { } known && Gazetteer.Lookup(other) == known);

    private static bool AreEqual(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
