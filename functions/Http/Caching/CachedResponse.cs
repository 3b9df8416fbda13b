using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Newsroom.Http;

/// <summary>
/// A complete answer to a GET. Its entity tags are strong: a digest of its bytes and the name of their coding, so that each coding has its own
/// (RFC 9110, 8.8.3.3), followed by a stamp that says for what state of the site it is known to be right.
/// </summary>
/// <param name="bytes">The content, not encoded.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="lastModified">When it changed last, where that is known.</param>
/// <param name="language">ISO 639-1, for <c>Content-Language</c>.</param>
/// <param name="links">Values of <c>Link</c> (RFC 8288), such as <c>&lt;https://…&gt;; rel="next"</c>.</param>
/// <param name="fileName">Name of the file to save it as (RFC 6266); null where it is to be shown.</param>
public sealed class Answer(
    byte[] bytes, string contentType, DateTimeOffset? lastModified = null, string? language = null, IReadOnlyList<string>? links = null, string? fileName = null)
{
    /// <summary>Shorter answers fit into one packet as they are.</summary>
    private const int FewestBytesToEncode = 1_000;

    private readonly string _digest = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
    private readonly ConcurrentDictionary<ContentCoding, byte[]> _encoded = new();

    /// <summary>Bytes it takes in memory, in the codings asked for so far.</summary>
    public long Size => bytes.Length + _encoded.Values.Sum(encoded => (long)encoded.Length);

    public static Answer Json<T>(T value, JsonTypeInfo<T> type, string? language = null, DateTimeOffset? lastModified = null, IReadOnlyList<string>? links = null) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json", lastModified, language, links);

    /// <summary>304 where the caller's copy bears the stamp: nothing has changed since it was given out. Else null.</summary>
    public static IResult? NotModified(HttpRequest request, string stamp, string caching)
    {
        if (CallersTag(request, tag => tag.EndsWith($".{stamp}\"", StringComparison.Ordinal)) is not { } tag)
        {
            return null;
        }

        Say(request, caching);
        request.HttpContext.Response.Headers.ETag = tag;
        return Results.StatusCode(StatusCodes.Status304NotModified);
    }

    /// <summary>The answer, or 304 where the caller has it already.</summary>
    internal IResult To(HttpRequest request, string stamp = "", string caching = CachePolicy.AskEachTime)
    {
        Say(request, caching);
        var headers = request.HttpContext.Response.Headers;
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
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(fileName);
            headers.ContentDisposition = disposition.ToString();
        }

        var (encoded, coding) = In(bytes.Length < FewestBytesToEncode ? ContentCoding.Identity : ContentCodings.Accepted(request));
        if (coding != ContentCoding.Identity)
        {
            headers.ContentEncoding = coding.Name();
        }

        // The same bytes under an older stamp: the caller's tag stays good, and its cache recognises it.
        var name = $"\"{_digest}-{coding.Name()}.";
        var tag = CallersTag(request, tag => tag.StartsWith(name, StringComparison.Ordinal)) ?? $"{name}{stamp}\"";
        return Results.Bytes(encoded, contentType, lastModified: lastModified is { } time ? Seconds(time) : null, entityTag: new EntityTagHeaderValue(tag));
    }

    private static void Say(HttpRequest request, string caching)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = caching;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Link";
    }

    private static string? CallersTag(HttpRequest request, Func<string, bool> isIt) => request.Headers.IfNoneMatch.Count == 0
        ? null
        : new RequestHeaders(request.Headers).IfNoneMatch.Select(tag => tag.Tag.Value).FirstOrDefault(tag => tag is not null && isIt(tag));

    private (byte[] Bytes, ContentCoding Coding) In(ContentCoding coding) => coding == ContentCoding.Identity
        ? (bytes, coding)
        : (_encoded.GetOrAdd(coding, static (coding, bytes) => coding.Encode(bytes), bytes), coding);

    // HTTP dates have no fractions.
    private static DateTimeOffset Seconds(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));
}
