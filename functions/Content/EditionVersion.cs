using System.Text.Json;

namespace Newsroom.Content;

/// <summary>
/// Names of versions. The version of an upload is 13 base32 characters: 6 of a digest of the upload, 7 of a digest of what was read and
/// of the version before.
/// The version of a machine translation is the version of its original. If it has glossary terms, a hyphen and their fingerprint follow.
/// </summary>
internal static class EditionVersion
{
    private const int UploadLength = 6;
    private const int ReadingLength = 7;
    private const char Separator = '-';

    /// <summary>
    /// The version of what was read from an upload. What was read is part of it, because a correction or a better reader reads the same
    /// file differently.
    /// The version before is part of it so that no version ever comes back: its body may be about to be deleted.
    /// </summary>
    public static string Of(Upload upload, EditionBody read, string? before) =>
        PrefixOf(upload) + Digest.Of($"{before}\n{JsonSerializer.Serialize(read, ContentJson.Readable.EditionBody)}")[..ReadingLength];

    /// <summary>The version of a machine translation.</summary>
    public static string OfTranslation(string original, string? glossary) =>
        glossary is null ? original : $"{original}{Separator}{glossary}";

    /// <summary>Whether a version was read from exactly this upload.</summary>
    public static bool IsFrom(string version, Upload upload) => version.StartsWith(PrefixOf(upload), StringComparison.Ordinal);

    /// <summary>The version of the original that a version was made from; a version of an original is its own.</summary>
    public static string OriginalOf(string version) => version.Split(Separator)[0];

    private static string PrefixOf(Upload upload) => Digest.Of($"{upload.Path.Path}\n{upload.ETag}")[..UploadLength];
}
