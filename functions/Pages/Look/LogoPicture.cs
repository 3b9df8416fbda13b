using System.Globalization;
using Newsroom.Content;
using Newsroom.Http.Files;

namespace Newsroom.Pages.Look;

/// <summary>A logo as pages show it.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Sources">The addresses of its widths, for <c>srcset</c>; null for a drawing.</param>
/// <param name="Width">In pixels or of the same proportions, so that nothing moves when it comes.</param>
/// <param name="Height">Likewise.</param>
public sealed record LogoPicture(string Url, string? Sources, int Width, int Height)
{
    /// <summary>How wide pages show it, for <c>sizes</c>; null for a drawing.</summary>
    public string? Sizes => Sources is null ? null : string.Create(CultureInfo.InvariantCulture, $"{ShownHeight * Width / Height}px");

    /// <summary>The height at which pages show a logo, in CSS pixels.</summary>
    private const int ShownHeight = 48;

    /// <summary>Of a drawing that does not say its size.</summary>
    private static readonly (int Width, int Height) Usual = (160, ShownHeight);

    /// <param name="file">The file.</param>
    /// <param name="root">The address that readers fetch files from.</param>
    internal static LogoPicture Of(LookFile file, string root)
    {
        var (width, height) = file is { Width: { } wide, Height: { } high } ? (wide, high) : Usual;
        if (file.File.Width is null)
        {
            return new($"{root}{new FileAddress(file.File.Path, file.File.Version)}", Sources: null, width, height);
        }

        // The narrowest that is sharp on most screens, and the next one for others.
        var widths = PictureWidths.Of(width);
        var needed = ShownHeight * 2 * width / height;
        var offered = widths.Where((one, at) => at == 0 || widths[at - 1] < needed).ToList();
        return new(
            PictureWidths.AddressIn(root, file.File, offered[0]),
            offered.Count == 1 ? null : string.Join(
                ", ", offered.Select(one => $"{PictureWidths.AddressIn(root, file.File, one)} {Math.Min(one, width)}w")),
            width,
            height);
    }
}
