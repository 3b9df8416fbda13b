using System.Text.Json.Serialization;

namespace Newsroom.Content;

/// <summary>A file of the container that articles can refer to, as it was when it was last read.</summary>
/// <param name="Path">Path in the container, or that of a file inside an upload (<see cref="EmbeddedFile"/>).</param>
/// <param name="ETag">ETag of the content that was read; empty for a file inside an upload.</param>
/// <param name="Version">The beginning of the SHA-256 digest of the content in base32: another content has another one.</param>
/// <param name="Type">The media type, by the content.</param>
/// <param name="Size">In bytes.</param>
public sealed record StoredFile(string Path, string ETag, string Version, string Type, long Size)
{
    /// <summary>100 of the 256 bits: two contents with one version do not happen.</summary>
    public const int VersionLength = 20;

    /// <summary>The media type of drawings (SVG).</summary>
    public const string Drawing = "image/svg+xml";

    private const int KeyLength = 13;

    /// <summary>In pixels, upright; null if it is no picture that is shown in several widths.</summary>
    public int? Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; init; }

    /// <summary>Why it is not public, in words for an editor; null if it can be.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether readers get it as it is made anew: a picture, or a drawing, which has no width of its own.</summary>
    [JsonIgnore]
    public bool IsMadeAnew => Width is not null || Type == Drawing;

    /// <summary>
    /// What the files of a path, in any case and any form of Unicode, are found by: people write <c>photo.jpg</c> for <c>Photo.JPG</c>.
    /// </summary>
    public static string KeyOf(string path) =>
        Digest.Of(path.Normalize(System.Text.NormalizationForm.FormC).ToLowerInvariant())[..KeyLength];

    /// <summary>The version of a content.</summary>
    public static string VersionOf(ReadOnlySpan<byte> content) =>
        Digest.Base32(System.Security.Cryptography.SHA256.HashData(content))[..VersionLength];

    public static bool IsVersion(string text) =>
        text.Length == VersionLength && text.All(c => c is (>= 'a' and <= 'z') or (>= '2' and <= '7'));
}
