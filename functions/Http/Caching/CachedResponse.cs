using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Newsroom.Http.Caching;

/// <summary>
/// A complete response to a GET. Its ETags are strong: a digest of the bytes and the name of the coding, so that each coding has its own
/// (RFC 9110, 8.8.3.3), followed by a version that names the state of the site for which the response is known to be right.
/// </summary>
/// <param name="bytes">The content, not encoded.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="lastModified">When it last changed, if that is known.</param>
/// <param name="language">ISO 639-1, for <c>Content-Language</c>.</param>
/// <param name="links">Values of <c>Link</c> (RFC 8288), such as <c>&lt;https://…&gt;; rel="next"</c>.</param>
/// <param name="fileName">Name of the file to save it as (RFC 6266); null for none.</param>
/// <param name="isShown">Whether a browser shows it rather than saves it, if it can.</param>
public sealed class CachedResponse(
    byte[] bytes,
    string contentType,
    DateTimeOffset? lastModified = null,
    string? language = null,
    IReadOnlyList<string>? links = null,
    string? fileName = null,
    bool isShown = false)
{
    /// <summary>Shorter content fits into one packet without compression.</summary>
    private const int MinBytesToEncode = 1_000;

    private readonly string _digest = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
    private readonly byte[]?[] _encoded = new byte[]?[Enum.GetValues<ContentCoding>().Length];

    /// <summary>Bytes in memory, in all codings requested so far.</summary>
    public long Size => bytes.Length + _encoded.Sum(encoded => (long)(encoded?.Length ?? 0));

    public static CachedResponse Json<T>(
        T value,
        JsonTypeInfo<T> type,
        string? language = null,
        DateTimeOffset? lastModified = null,
        IReadOnlyList<string>? links = null) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json", lastModified, language, links);

    /// <summary>A 304 if the caller's ETag has this version: nothing has changed since it was sent. Else null.</summary>
    public static IResult? NotModified(HttpRequest request, string version, string cacheControl)
    {
        if (FindCallersTag(request, tag => tag.EndsWith($".{version}\"", StringComparison.Ordinal)) is not { } tag)
        {
            return null;
        }

        var headers = request.HttpContext.Response.Headers;
        (headers.CacheControl, headers.ETag) = (cacheControl, tag);
        return Results.StatusCode(StatusCodes.Status304NotModified);
    }

    /// <summary>The response, or a 304 if the caller has it already.</summary>
    internal IResult ToResult(HttpRequest request, string version = "", string cacheControl = CachePolicy.Revalidate)
    {
        var (encoded, coding) = Encode(bytes.Length < MinBytesToEncode ? ContentCoding.Identity : ContentCodings.Accepted(request));
        SetHeaders(request.HttpContext.Response.Headers, coding, cacheControl);

        // The same bytes with an older version: the caller's ETag stays valid, and its cache recognises it.
        var prefix = $"\"{_digest}-{coding.Name()}.";
        var tag = FindCallersTag(request, tag => tag.StartsWith(prefix, StringComparison.Ordinal)) ?? $"{prefix}{version}\"";
        return Results.Bytes(
            encoded,
            contentType,
            lastModified: lastModified is { } time ? WholeSeconds(time) : null,
            entityTag: new EntityTagHeaderValue(tag));
    }

    private void SetHeaders(IHeaderDictionary headers, ContentCoding coding, string cacheControl)
    {
        headers.CacheControl = cacheControl;
        if (language is not null)
        {
            headers.ContentLanguage = language;
        }

        if (links is { Count: > 0 })
        {
            headers.Link = string.Join(", ", links);
        }

        if (fileName is not null)
        {
            var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
            disposition.SetHttpFileName(fileName);
            headers.ContentDisposition = disposition.ToString();
        }

        if (coding != ContentCoding.Identity)
        {
            headers.ContentEncoding = coding.Name();
        }
    }

    private static string? FindCallersTag(HttpRequest request, Func<string, bool> matches) => request.Headers.IfNoneMatch.Count == 0
        ? null
        : new RequestHeaders(request.Headers).IfNoneMatch
            .Select(tag => tag.Tag.Value)
            .FirstOrDefault(tag => tag is not null && matches(tag));

    private (byte[] Bytes, ContentCoding Coding) Encode(ContentCoding coding) => coding == ContentCoding.Identity
        ? (bytes, coding)
        // Two requests at once may both encode it: to the same bytes.
        : (_encoded[(int)coding] ??= coding.Encode(bytes), coding);

    // HTTP dates have no fractions.
    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));
}
