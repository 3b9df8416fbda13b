using Newsroom.Content;

namespace Newsroom.Http.Files;

/// <summary>The widths that a picture is offered in.</summary>
internal static class PictureWidths
{
    /// <summary>How wide pages show a picture: their text is at most 44 rem wide.</summary>
    public const string Sizes = "(max-width: 48rem) 100vw, 44rem";

    /// <summary>The media type of pictures in a width.</summary>
    public const string Type = "image/webp";

    /// <summary>What a program gets that does not choose.</summary>
    private const int MaxUsual = 1280;

    /// <summary>All that are narrower than the picture, and the next one, which has the picture's own width; the narrowest first.</summary>
    public static IReadOnlyList<int> Of(int pictureWidth)
    {
        var narrower = FileAddress.Widths.Where(width => width < pictureWidth).ToList();
        return [.. narrower, .. FileAddress.Widths.Skip(narrower.Count).Take(1)];
    }

    /// <summary>The address of a picture in a width.</summary>
    /// <param name="root">The address that readers fetch files from.</param>
    /// <param name="picture">The file.</param>
    /// <param name="width">One of those that it is offered in.</param>
    public static string AddressIn(string root, StoredFile picture, int width) =>
        $"{root}{new FileAddress(picture.Path, picture.Version, width)}";

    public static int Usual(IReadOnlyList<int> widths) => widths.Last(width => width <= MaxUsual);
}
