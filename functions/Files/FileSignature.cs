using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Files;

/// <summary>
/// Recognises files by their first bytes (WHATWG MIME Sniffing, and the formats' own documents). The name decides only among formats that
/// begin alike.
/// </summary>
public static partial class FileSignature
{
    /// <summary>Bytes from the beginning of a file that are enough.</summary>
    public const int Length = 4_096;

    public const string Pdf = "application/pdf";
    public const string Svg = Content.StoredFile.Drawing;
    private const string Unknown = "application/octet-stream";
    private const string PlainText = "text/plain; charset=utf-8";

    private static readonly (int At, byte[] Bytes, string Type)[] Known =
    [
        (0, [0xFF, 0xD8, 0xFF], "image/jpeg"),
        (0, [0x89, .. "PNG\r\n\u001a\n"u8], "image/png"),
        (0, [.. "GIF8"u8], "image/gif"),
        (8, [.. "WEBP"u8], "image/webp"),
        (0, [.. "II*\0"u8], "image/tiff"),
        (0, [.. "MM\0*"u8], "image/tiff"),
        (0, [0xFF, 0x0A], "image/jxl"),
        (4, [.. "JXL "u8], "image/jxl"),
        (4, [.. "jP  "u8], "image/jp2"),
        (8, [.. "WAVE"u8], "audio/wav"),
        (0, [.. "ID3"u8], "audio/mpeg"),
        (0, [0xFF, 0xFB], "audio/mpeg"),
        (0, [0xFF, 0xF3], "audio/mpeg"),
        (0, [.. "fLaC"u8], "audio/flac"),
        (0, [.. "OggS"u8], "audio/ogg"),
        (0, [0x1A, 0x45, 0xDF, 0xA3], "video/webm"),
        (0, [.. "{\\rtf"u8], "application/rtf"),
        (0, [0x1F, 0x8B], "application/gzip"),
        (0, [(byte)'7', (byte)'z', 0xBC, 0xAF], "application/x-7z-compressed"),
        (0, [.. "Rar!"u8], "application/vnd.rar"),
    ];

    /// <summary>Formats of pictures that can hold where and by whom they were taken.</summary>
    private static readonly HashSet<string> Pictures =
    [
        "image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff", "image/jxl", "image/jp2", "image/avif", "image/heic",
    ];

    /// <summary>Brands of ISO base media files (ISO/IEC 14496-12) that are pictures.</summary>
    private static readonly Dictionary<string, string> Brands = new()
    {
        ["avif"] = "image/avif",
        ["avis"] = "image/avif",
        ["heic"] = "image/heic",
        ["heix"] = "image/heic",
        ["hevc"] = "image/heic",
        ["hevx"] = "image/heic",
        ["heim"] = "image/heic",
        ["heis"] = "image/heic",
        ["mif1"] = "image/heic",
        ["msf1"] = "image/heic",
        ["M4A "] = "audio/mp4",
        ["M4B "] = "audio/mp4",
    };

    private static readonly Dictionary<string, string> OldOffice = new()
    {
        ["doc"] = "application/msword",
        ["xls"] = "application/vnd.ms-excel",
        ["ppt"] = "application/vnd.ms-powerpoint",
    };

    /// <summary>The media type of a file (IANA).</summary>
    /// <param name="head">Its first <see cref="Length"/> bytes, or all if it has fewer.</param>
    /// <param name="extension">That of its name, in lower case and without the dot.</param>
    public static string TypeOf(ReadOnlySpan<byte> head, string extension) => Binary(head, extension) ?? Text(head, extension) ?? Unknown;

    /// <summary>Whether it is a picture that is public only as it is made anew: files of its format can say where it was taken.</summary>
    public static bool IsPicture(string type) => Pictures.Contains(type);

    /// <summary>Whether browsers show it by themselves, and run nothing that is in it. All else is saved.</summary>
    public static bool IsShown(string type) =>
        type is Pdf or PlainText || type.StartsWith("image/", StringComparison.Ordinal)
        || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal);

    private static string? Binary(ReadOnlySpan<byte> head, string extension)
    {
        foreach (var (at, bytes, type) in Known)
        {
            if (head.Length >= at + bytes.Length && head[at..].StartsWith(bytes))
            {
                return type;
            }
        }

        return head.StartsWith("PK\u0003\u0004"u8) ? Archive(head, extension)
            : head.Length > 11 && head[4..].StartsWith("ftyp"u8) ? Media(head)
            : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? OldOffice.GetValueOrDefault(extension, Unknown)
            : head[..Math.Min(head.Length, 1_024)].IndexOf("%PDF-"u8) >= 0 ? Pdf
            : null;
    }

    // The brands are listed after the major one; a picture of any brand is none of a film.
    private static string Media(ReadOnlySpan<byte> head)
    {
        var size = Math.Clamp((head[2] << 8) | head[3], 16, head.Length);
        for (var at = 8; at + 4 <= size; at += 4)
        {
            if (Brands.TryGetValue(Encoding.Latin1.GetString(head.Slice(at, 4)), out var type))
            {
                return type == "image/heic" && head[..size].IndexOf("avif"u8) >= 0 ? "image/avif" : type;
            }
        }

        return head[8..].StartsWith("qt  "u8) ? "video/quicktime" : "video/mp4";
    }

    private static string Archive(ReadOnlySpan<byte> head, string extension)
    {
        var names = Encoding.Latin1.GetString(head);
        if (OpenDocument().Match(names) is { Success: true } stated)
        {
            return stated.Value;
        }

        var kind = names.Contains("word/", StringComparison.Ordinal) ? "docx" : names.Contains("xl/", StringComparison.Ordinal) ? "xlsx"
            : names.Contains("ppt/", StringComparison.Ordinal) ? "pptx" : extension;
        return !names.Contains("[Content_Types].xml", StringComparison.Ordinal) && !names.Contains("_rels/", StringComparison.Ordinal)
            ? "application/zip"
            : kind switch
            {
                "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                _ => "application/zip",
            };
    }

    private static string? Text(ReadOnlySpan<byte> head, string extension)
    {
        // The end may cut a letter.
        var bytes = head.Length < Length ? head : head[..^3];
        if (bytes.IsEmpty || bytes.Contains((byte)0) || !System.Text.Unicode.Utf8.IsValid(TrimLetter(bytes)))
        {
            return null;
        }

        return SvgRoot().IsMatch(Encoding.UTF8.GetString(bytes)) ? Svg
            : extension == "csv" ? "text/csv; charset=utf-8" : PlainText;
    }

    private static ReadOnlySpan<byte> TrimLetter(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length;
        while (end > 0 && bytes.Length - end < 3 && (bytes[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        return end > 0 && bytes[end - 1] >= 0xC0 ? bytes[..(end - 1)] : bytes;
    }

    [GeneratedRegex(@"(?<=mimetype)application/(?:vnd\.oasis\.opendocument\.[a-z-]{3,40}|epub\+zip)", RegexOptions.CultureInvariant)]
    private static partial Regex OpenDocument();

    // Before its root, a document has a declaration, comments and a document type.
    [GeneratedRegex(
        @"^\uFEFF?\s*(?:(?:<\?[^>]{0,500}\?>|<!--(?:[^-]|-(?!->)){0,2000}-->|<!DOCTYPE\s[^\[>]{0,500}(?:\[[^\]]{0,3000}\]\s*)?>)\s*){0,8}"
            + @"<(?:svg:)?svg[\s>]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SvgRoot();
}
