namespace Newsroom.Content;

/// <summary>What lists of events need to know about the edition that announces one.</summary>
/// <param name="Updated">When this version of the edition was published.</param>
/// <param name="Names">Organisations that the edition introduces.</param>
public sealed record EventEdition(EditionKind Kind, DateTimeOffset Updated, IReadOnlyList<string> Tags, IReadOnlyList<Name> Names)
{
    public static EventEdition Of(Edition edition) => new(edition.Kind, edition.Updated, edition.Tags, edition.Names);
}

/// <summary>An event in the list of a language.</summary>
public sealed record ListedEvent(Event Event, EventEdition Edition);
