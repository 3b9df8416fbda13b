namespace Newsroom.Events.Extraction.Places;

/// <summary>The kind of a place.</summary>
public enum PlaceKind
{
    City,
    Country,
}

/// <summary>A place in the <see cref="Gazetteer"/>.</summary>
/// <param name="Name">The English name, whatever the language of the text.</param>
/// <param name="Kind">City or country.</param>
/// <param name="Zone">The IANA time zone; null for countries with several zones.</param>
public sealed record Place(string Name, PlaceKind Kind, string? Zone);

/// <summary>A place that a text names.</summary>
/// <param name="Start">First character of the name in the text.</param>
/// <param name="Text">The name as written.</param>
/// <param name="Place">The place in the gazetteer.</param>
public sealed record PlaceMention(int Start, string Text, Place Place)
{
    public int End => Start + Text.Length;
}
