using System.Buffers;
using System.Text;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>
/// Bytes → text: byte order mark, UTF-16 by its zero bytes, UTF-8 where valid, else what the file declares, else Windows-1252.
/// </summary>
public static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>As the other overload, with the warning among others.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, ICollection<string> warnings, string? declared = null)
    {
        var (text, warning) = Decode(bytes, declared);
        if (warning is not null)
        {
            warnings.Add(warning);
        }

        return text;
    }

    /// <summary>The text with line feeds only, and a warning where the encoding is a guess.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="declared">Name of the encoding that the file declares, if it does. Bytes that are valid UTF-8 are UTF-8 all the
    /// same.</param>
    /// <exception cref="UnreadableException">The file is empty, or not text.</exception>
    public static (string Text, string? Warning) Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        var (text, warning) = DecodeBytes(bytes, declared);
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UnreadableException("The file is empty.");
        }

        // A stray one comes with copying from anywhere.
        var isDamaged = warning is not null;
        if (text.Count(c => IsNoText(c) && c is not ('\u202D' or '\u202E') && !(isDamaged && c == '\uFFFD')) > 3 + text.Length / 500)
        {
            throw new UnreadableException("The file is not text: it has control characters in it. Is it a picture, a PDF or an archive?");
        }

        return (string.Concat(text.Where(c => !IsNoText(c) || (isDamaged && c == '\uFFFD'))), warning);
    }

    /// <summary>Code points that are no characters, and those that turn the direction of all text after them (U+202D and U+202E).</summary>
    internal static bool IsUnwanted(Rune rune) => rune.Value is 0x202D or 0x202E or (>= 0xFDD0 and <= 0xFDEF)
        || (rune.Value & 0xFFFE) == 0xFFFE;

    private static (string Text, string? Warning) DecodeBytes(ReadOnlySpan<byte> bytes, string? declared)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return (Encoding.UTF8.GetString(bytes), null);
            case [0xFF, 0xFE, 0, 0, ..]:
                return (Encoding.UTF32.GetString(bytes), null);
            case [0xFF, 0xFE, ..] when bytes.Length > 2 && bytes[2..].ContainsAnyExcept((byte)0xFF):
                return (Encoding.Unicode.GetString(bytes), null);
            case [0xFE, 0xFF, ..]:
                return (Encoding.BigEndianUnicode.GetString(bytes), null);
        }

        if (Utf16ByZeroBytes(bytes) is { } utf16)
        {
            return (utf16.GetString(bytes), "The encoding is not stated; read as UTF-16.");
        }

        try
        {
            return (StrictUtf8.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return DamagedUtf8(bytes) is { } damaged ? damaged
                : Declared(declared) is { } encoding
                ? (encoding.GetString(bytes), null)
                : (DecodeWindows1252(bytes), "The text is not UTF-8; read as Windows-1252.");
        }
    }

    /// <summary>
    /// A text in UTF-8 in which a few bytes are wrong, as where a program cut a text in the middle of a letter: they become U+FFFD, as in
    /// browsers. In other encodings, bytes that look like a letter in UTF-8 are rare. Null where the text is in one of these.
    /// </summary>
    private static (string Text, string Warning)? DamagedUtf8(ReadOnlySpan<byte> all)
    {
        const int minLettersPerError = 4;
        var (letters, errors) = (0, 0);
        var bytes = all;
        while (bytes.Length > 0)
        {
            var isValid = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            _ = isValid ? letters += rune.IsAscii ? 0 : 1 : errors++;
            bytes = bytes[length..];
        }

        return letters < minLettersPerError * errors ? null
            : (Encoding.UTF8.GetString(all),
                $"The text is not quite UTF-8: {errors:N0} wrong {(errors == 1 ? "byte is" : "bytes are")} shown as \uFFFD.");
    }

    /// <summary>Null for none, for UTF-8 (which the bytes are not), and for what pages call Latin 1 and write in Windows-1252.</summary>
    private static Encoding? Declared(string? name)
    {
        try
        {
            return name is null || (CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)) is not { } encoding
                || encoding.CodePage is 65000 or 65001 or 28591 or 20127 or 1252 ? null : encoding;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static UnicodeEncoding? Utf16ByZeroBytes(ReadOnlySpan<byte> bytes)
    {
        var even = 0;
        var odd = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            _ = bytes[i] != 0 ? 0 : i % 2 == 0 ? even++ : odd++;
        }

        var many = bytes.Length / 4;
        return odd > many && even == 0 ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : even > many && odd == 0 ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
    }

    private static string DecodeWindows1252(ReadOnlySpan<byte> bytes)
    {
        var high = 0;
        foreach (var b in bytes)
        {
            // Five codes have no character there; text does not use them.
            if (b is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)
            {
                throw new UnreadableException("The file is not text: it is neither UTF-8 nor Windows-1252.");
            }

            high += b >= 0x80 ? 1 : 0;
        }

        // Western European text has a letter with an accent in about 25; other alphabets in one byte look like noise here.
        return high * 3 > bytes.Length
            ? throw new UnreadableException("The encoding can't be told: the text is not UTF-8. Save it as UTF-8 and upload it again.")
            : Windows1252.GetString(bytes);
    }

    private static bool IsNoText(char c) => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\uFFFE' or '\uFFFF' or '\uFFFD'
        or '\u202D' or '\u202E';
}
