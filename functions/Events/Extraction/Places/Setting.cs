namespace Newsroom.Events.Extraction.Places;

/// <summary>Where and how something takes place.</summary>
/// <param name="Place">As the text names it.</param>
/// <param name="Zone">Stated with the time, else of the place.</param>
/// <param name="Languages">Working languages, two letters each.</param>
internal sealed record Setting(
    string? Place = null,
    string? Venue = null,
    string? Room = null,
    string? Zone = null,
    bool? Online = null,
    IReadOnlyList<string>? Languages = null)
{
    /// <summary>What the other knows where this one does not.</summary>
    public Setting Or(Setting other) =>
        new(
            Place ?? other.Place,
            Venue ?? other.Venue,
            Room ?? other.Room,
            Zone ?? other.Zone,
            Online ?? other.Online,
            Languages ?? other.Languages);

    public bool Conflicts(Setting other) =>
        Place is not null && other.Place is not null && Letters.Fold(Place) != Letters.Fold(other.Place);
}
