using Newsroom.Content;

namespace Newsroom.Content;

/// <summary>What lists of events know of the edition that announces one.</summary>
/// <param name="Kind">Where its words come from.</param>
/// <param name="Updated">When it was published in this version.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Names">Organisations that it introduces.</param>
public sealed record EventEdition(EditionKind Kind, DateTimeOffset Updated, IReadOnlyList<string> Tags, IReadOnlyList<Name> Names)
{
    public static EventEdition Of(Edition edition) => new(edition.Kind, edition.Updated, edition.Tags, edition.Names);
}

/// <summary>An event in the list of a language.</summary>
public sealed record ListedEvent(Event Happening, EventEdition Edition);
