using AngleSharp.Dom;

namespace Newsroom.Reading;

/// <summary>
/// Reads the first heading of a body. Headings below the headline keep their level, because the page shows the headline as h1.
/// </summary>
public static class Headings
{
    private const int MaxAbove = 2;
    private const int MaxAboveLength = 120;

    /// <summary>
    /// Removes the h1 at the beginning of a body and returns its text on one line. Up to two short lines of navigation may stand before
    /// it. Null if the body does not begin with an h1.
    /// </summary>
    public static string? TakeFirst(IElement body)
    {
        if (
            body.Children.Take(MaxAbove + 1).FirstOrDefault(child => child.LocalName == "h1") is not { } heading
            || body.Children.TakeWhile(child => child != heading).Any(child => !IsLine(child))
            || Block.LineOf(heading) is not { Length: > 0 } headline)
        {
            return null;
        }

        heading.Remove();
        return headline;
    }

    private static bool IsLine(IElement element) =>
        element.LocalName == "p" && Block.LineOf(element) is { Length: <= MaxAboveLength } line && !line.EndsWith('.');
}
