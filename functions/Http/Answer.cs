using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Newsroom.Http;

/// <summary>A complete answer to a GET, with the digest of its bytes as entity tag.</summary>
public sealed record Answer(byte[] Bytes, string ContentType, DateTimeOffset? LastModified = null, string? Language = null)
{
    private readonly EntityTagHeaderValue _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 16))}\"");

    public static Answer Json<T>(T value, JsonTypeInfo<T> type, string? language = null, DateTimeOffset? lastModified = null) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json", lastModified, language);

    /// <summary>The answer, or 304 where the caller has it already. Caches may keep it and must ask whether it is still so.</summary>
    public IResult To(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, no-cache";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        headers.AccessControlAllowOrigin = "*";
        if (Language is not null)
        {
            headers.ContentLanguage = Language;
        }

        return Results.Bytes(Bytes, ContentType, lastModified: LastModified is { } time ? Seconds(time) : null, entityTag: _tag);
    }

    // HTTP dates have no fractions.
    private static DateTimeOffset Seconds(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));
}
