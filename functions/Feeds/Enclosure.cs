using System.Net.Http.Headers;
using Newsroom.Content;

namespace Newsroom.Feeds;

/// <summary>A file that goes with an item.</summary>
/// <param name="Url">Absolute, in ASCII.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Size">Bytes, where they are known.</param>
/// <param name="Title">What it is called.</param>
public sealed record Enclosure(string Url, string Type, long? Size, string Title)
{
    private const string Unknown = "application/octet-stream";

    /// <summary>The download as a file that readers can fetch; null where it has no web address.</summary>
    public static Enclosure? Of(Download download) => WebAddress.Of(download.Url) is { } url
        ? new Enclosure(url, TypeOf(download.Type), download.Size is >= 0 ? download.Size : null, download.Title)
        : null;

    private static string TypeOf(string? type) => MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed.MediaType ?? Unknown : Unknown;
}
