namespace Newsroom.Content;

/// <summary>The lead picture of an edition, as its file states it.</summary>
/// <param name="Source">The address of a file (<see cref="FileAddress"/>) or a web address.</param>
/// <param name="Alt">What can be seen on it, for those who do not see it.</param>
/// <param name="Caption">The line below it.</param>
/// <param name="Credit">Who made it.</param>
public sealed record Picture(string Source, string? Alt = null, string? Caption = null, string? Credit = null);

/// <summary>A lead picture for readers.</summary>
/// <param name="Url">For programs that do not choose a width.</param>
/// <param name="Type">The media type of that address; null if it is not known, as of pictures of other sites.</param>
/// <param name="Width">The width of the largest one in pixels; null if it is not known.</param>
/// <param name="Height">Its height.</param>
/// <param name="Alt">What can be seen on it, for those who do not see it.</param>
/// <param name="Caption">The line below it.</param>
/// <param name="Credit">Who made it.</param>
/// <param name="Sizes">The same picture in several widths, the narrowest first; empty for pictures of other sites.</param>
public sealed record PublicPicture(
    string Url,
    string? Type,
    int? Width,
    int? Height,
    string? Alt,
    string? Caption,
    string? Credit,
    IReadOnlyList<PictureSize> Sizes);

/// <summary>A picture in one width, in pixels.</summary>
public sealed record PictureSize(string Url, int Width);
