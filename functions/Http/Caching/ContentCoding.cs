using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;

namespace Newsroom.Http.Caching;

/// <summary>A content coding (RFC 9110, 8.4.1). The order is that of preference: the last one is the smallest.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

internal static class ContentCodings
{
    /// <summary>The name in headers.</summary>
    public static string Name(this ContentCoding coding) =>
        coding switch { ContentCoding.Gzip => "gzip", ContentCoding.Brotli => "br", _ => "identity" };

    /// <summary>The coding with the highest quality value in <c>Accept-Encoding</c>; of equal ones the smallest.</summary>
    public static ContentCoding Accepted(HttpRequest request) => request.Headers.AcceptEncoding.Count == 0
        ? ContentCoding.Identity
        : new RequestHeaders(request.Headers).AcceptEncoding
            .Where(accepted => accepted.Quality is not 0)
            .Select(accepted => (Coding: Parse(accepted.Value.Value), Quality: accepted.Quality ?? 1))
            .OrderByDescending(accepted => accepted.Quality).ThenByDescending(accepted => accepted.Coding)
            .Select(accepted => accepted.Coding)
            .FirstOrDefault();

    public static byte[] Encode(this ContentCoding coding, byte[] bytes)
    {
        using var output = new MemoryStream(bytes.Length / 2);
        using (Stream encoder = coding == ContentCoding.Brotli
            ? new BrotliStream(output, CompressionLevel.Optimal, leaveOpen: true)
            : new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            encoder.Write(bytes);
        }

        return output.ToArray();
    }

    private static ContentCoding Parse(string? name) =>
        name switch { "br" => ContentCoding.Brotli, "gzip" or "*" => ContentCoding.Gzip, _ => ContentCoding.Identity };
}
