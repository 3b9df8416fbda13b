using System.Net.Http.Headers;
using Newsroom.Content;

namespace Newsroom.Feeds;

/// <summary>A file that belongs to an item.</summary>
/// <param name="Url">Absolute, in ASCII.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Size">In bytes, if it is known.</param>
internal sealed record Enclosure(string Url, string Type, long? Size, string Title)
{
    private const string DefaultType = "application/octet-stream";

    /// <summary>The download as an enclosure; null if it has no web address.</summary>
    public static Enclosure? Of(Download download) => WebAddress.Of(download.Url) is { } url
        ? new Enclosure(url, TypeOf(download.Type), download.Size is >= 0 ? download.Size : null, download.Title)
        : null;

    /// <summary>
    /// A lead picture as an enclosure, of unknown size: it may not be made yet. Null for none, and for pictures of unknown type.
    /// </summary>
    public static Enclosure? Of(PublicPicture? picture) => picture is { Type: { } type } && WebAddress.Of(picture.Url) is { } url
        ? new Enclosure(url, type, Size: null, picture.Caption ?? "") : null;

    private static string TypeOf(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed.MediaType ?? DefaultType : DefaultType;
}
