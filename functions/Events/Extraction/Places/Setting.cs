namespace Newsroom.Events.Extraction.Places;

/// <summary>Where and how an event takes place. A value is null if the text does not state it.</summary>
/// <param name="Place">The town or country, as the text names it.</param>
/// <param name="Venue">The building.</param>
/// <param name="Room">The room in the building.</param>
/// <param name="Zone">The IANA time zone: the one stated with the time, otherwise that of the place.</param>
/// <param name="Online">True if people can take part online.</param>
/// <param name="Languages">Working languages, as two-letter codes.</param>
internal sealed record Setting(
    string? Place = null,
    string? Venue = null,
    string? Room = null,
    string? Zone = null,
    bool? Online = null,
    IReadOnlyList<string>? Languages = null)
{
    /// <summary>This setting, with values of the other one where this one has none.</summary>
    public Setting Or(Setting other) =>
        new(
            Place ?? other.Place,
            Venue ?? other.Venue,
            Room ?? other.Room,
            Zone ?? other.Zone,
            Online ?? other.Online,
            Languages ?? other.Languages);

    /// <summary>Whether both name a place, and the names differ.</summary>
    public bool Conflicts(Setting other) =>
        Place is not null && other.Place is not null && Letters.Fold(Place) != Letters.Fold(other.Place);
}
