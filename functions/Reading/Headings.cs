using AngleSharp.Dom;

namespace Newsroom.Reading;

/// <summary>Headings of a body. Those below the headline keep their level: a page shows the headline as h1.</summary>
public static class Headings
{
    private const int MaxAbove = 2;
    private const int MaxAboveLength = 120;

    /// <summary>
    /// Takes the h1 with which a body begins out of it, a line or two of navigation above it aside; null where it does not begin with
    /// one.
    /// </summary>
    public static string? TakeFirst(IElement body)
    {
        if (
            body.Children.Take(MaxAbove + 1).FirstOrDefault(child => child.LocalName == "h1") is not { } heading
            || body.Children.TakeWhile(child => child != heading).Any(child => !IsLine(child))
            || Block.Line(heading.TextContent) is not { Length: > 0 } headline)
        {
            return null;
        }

        heading.Remove();
        return headline;
    }

    private static bool IsLine(IElement element) =>
        element.LocalName == "p" && Block.Line(element.TextContent) is { Length: <= MaxAboveLength } line && !line.EndsWith('.');
}
