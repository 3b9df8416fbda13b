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
internal sealed record PageText(IReadOnlyList<Glyph> Glyphs, IReadOnlyList<LinkArea> Links, double Height);
