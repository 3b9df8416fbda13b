using Newsroom.Content;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events;

/// <summary>Which events a list or a calendar shows; null means all.</summary>
public sealed record EventFilter
{
    /// <summary>First day: events that end before it are left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day: events that start after it are left out.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A tag of the article.</summary>
    public string? Tag { get; init; }

    /// <summary>Acronym or full name of an organisation that the article introduces.</summary>
    public string? Organisation { get; init; }

    /// <summary>Where the event takes place: its place or a part of it, or that place's name in another language.</summary>
    public string? Place { get; init; }

    /// <summary>Where the words of the announcement come from.</summary>
    public EditionKind? Kind { get; init; }

    /// <summary>Whether one can take part from afar.</summary>
    public bool? Online { get; init; }

    /// <summary>How exactly the date is known.</summary>
    public EventPrecision? Precision { get; init; }

    /// <summary>The least confidence, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Whether events that were called off in the last thirty days are among them.</summary>
    public bool WithCancelled { get; init; }

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
            && (Organisation is null || edition.Names.Any(name => Is(name.Acronym, Organisation) || Is(name.Full, Organisation)))
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
        Is(one, other) || (Gazetteer.Lookup(one) is { } known && Gazetteer.Lookup(other) == known);

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
