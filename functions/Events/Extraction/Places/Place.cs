namespace Newsroom.Events.Extraction.Places;

/// <summary>What a place is.</summary>
public enum PlaceKind
{
    City,
    Country,
}

/// <summary>A place of the <see cref="Gazetteer"/>.</summary>
/// <param name="Name">Its name in English, whatever the language it was found in.</param>
/// <param name="Zone">Its IANA time zone; null for countries with several.</param>
public sealed record Place(string Name, PlaceKind Kind, string? Zone);

/// <summary>A place as a text names it.</summary>
/// <param name="Text">The name as written.</param>
public sealed record PlaceMention(int Start, string Text, Place Place)
{
    public int End => Start + Text.Length;
}
