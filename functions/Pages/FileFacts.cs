using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Pages;

/// <summary>What readers want to know of a file before they fetch it: <c>PDF, 1.2 MB</c>.</summary>
internal static class FileFacts
{
    private const int Kilo = 1_000;
    private const int MaxSubtype = 8;

    public static string Of(Download download, CultureInfo culture) =>
        string.Join(", ", new[] { TypeOf(download), SizeOf(download, culture) }.OfType<string>());

    /// <summary>The extension that people know; a media type says it only sometimes.</summary>
    private static string? TypeOf(Download download)
    {
        var path = download.Url?.Split('?', '#')[0];
        var extension = Path.GetExtension(path)?.TrimStart('.');
        if (extension is { Length: > 0 and <= 4 } && extension.All(char.IsAsciiLetterOrDigit))
        {
            return extension.ToUpperInvariant();
        }

        var subtype = download.Type?.Split(';')[0].Split('/')[^1];
        return subtype is { Length: > 0 and <= MaxSubtype } ? subtype.ToUpperInvariant() : null;
    }

    private static string? SizeOf(Download download, CultureInfo culture) => download.Size switch
    {
        null => null,
        < Kilo => string.Create(culture, $"{download.Size} B"),
        < Kilo * Kilo => string.Create(culture, $"{(double)download.Size.Value / Kilo:0} kB"),
        var size => string.Create(culture, $"{(double)size.Value / (Kilo * Kilo):0.#} MB"),
    };
}
