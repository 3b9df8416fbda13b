namespace Newsroom.Reading.Formats.Pdf;

/// <summary>A character as it stands on a page. Lengths are in points, and y grows upwards.</summary>
/// <param name="Text">One character, or several for a ligature.</param>
/// <param name="X">Where it begins on the baseline.</param>
/// <param name="Y">The baseline.</param>
/// <param name="End">Where the next one may begin.</param>
/// <param name="Size">The size of its type.</param>
/// <param name="IsBold">Whether its type is bold.</param>
internal readonly record struct Glyph(string Text, double X, double Y, double End, double Size, bool IsBold);

/// <summary>A part of a page that leads to an address.</summary>
internal readonly record struct LinkArea(double Left, double Bottom, double Right, double Top, string Href)
{
    public bool Has(double x, double y) => x >= Left && x <= Right && y >= Bottom && y <= Top;
}

/// <summary>What a page shows: its characters in the order in which a program wrote them, and its links.</summary>
internal sealed record PageText(IReadOnlyList<Glyph> Glyphs, IReadOnlyList<LinkArea> Links, double Height)
{
    /// <summary>Whether it is written to the left: then it is mirrored, and x grows to the left.</summary>
    public bool IsMirrored { get; init; }

    /// <summary>Characters that stand against the direction of the page, by their direction.</summary>
    public IReadOnlyList<IReadOnlyList<Glyph>> Turned { get; init; } = [];

    /// <summary>How many characters stand where the page does not show them.</summary>
    public int Hidden { get; init; }

    /// <summary>Whether something is written in a font that the file does not have.</summary>
    public bool LacksFont { get; init; }

    /// <summary>How many fields, notes and stamps could not be read.</summary>
    public int Unreadable { get; init; }

    /// <summary>How many characters it has of which the file does not say which letters they are.</summary>
    public int Unknown { get; init; }
}
