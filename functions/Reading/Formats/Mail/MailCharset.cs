using System.Text;
using System.Text.Unicode;
using MimeKit;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>Decodes the text of a part.</summary>
internal static class MailCharset
{
    /// <summary>The text, with line feeds only; empty if the part has none.</summary>
    public static string Decode(TextPart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        var content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        var charset = part.ContentType.Charset?.Trim();
        if (Encoding(charset) is { } encoding && (IsEscaped(charset) || !Utf8.IsValid(content)))
        {
            var text = encoding.GetString(content).ReplaceLineEndings("\n");
            return string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
        }

        return content.IndexOfAnyExcept(" \t\r\n\0"u8) < 0 ? "" : TextDecoder.Decode(content, [], charset ?? DeclaredCharset(content));
    }

    // What is escaped is nothing but ASCII, and would pass for UTF-8.
    private static bool IsEscaped(string? charset) => charset?.StartsWith("iso-2022-", StringComparison.OrdinalIgnoreCase) is true;

    // What mails call Latin 1 is written in Windows-1252. Of a short text nothing but the name tells it.
    private static Encoding? Encoding(string? charset) =>
        IsEscaped(charset) ? CodePagesEncodingProvider.Instance.GetEncoding(charset!)
        : charset?.ToLowerInvariant() is "iso-8859-1" or "iso-8859-15" or "windows-1252" or "cp1252"
            ? CodePagesEncodingProvider.Instance.GetEncoding(1252) : null;

    private static string? DeclaredCharset(ReadOnlySpan<byte> content) => Web.DeclaredCharset.Find(content);
}
