using AngleSharp.Dom;

namespace Newsroom.Reading;

/// <summary>Headings of a body. Those below the headline keep their level: a page shows the headline as h1.</summary>
public static class Headings
{
    /// <summary>Takes the h1 with which a body begins out of it; null where it does not begin with one.</summary>
    public static string? TakeFirst(IElement body)
    {
        if (body.FirstElementChild is not { LocalName: "h1" } heading || Block.Line(heading.TextContent) is not { Length: > 0 } headline)
        {
            return null;
        }

        heading.Remove();
        return headline;
    }
}
