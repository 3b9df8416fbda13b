using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Documents;

namespace Newsroom.Reading.Formats.Word;

/// <summary>
/// A Word file. It is checked before the library opens it, and errors are reported in words that editors understand.
/// External content is never fetched.
/// </summary>
/// <param name="zip">The file; it is disposed with this object.</param>
internal sealed class WordPackage(MemoryStream zip) : IDisposable
{
    /// <summary>The maximum number of elements in one part. A book has fewer.</summary>
    private const int MaxElements = 150_000;

    /// <summary>Checks a file.</summary>
    /// <exception cref="UnreadableException">The file has another format, a password, or an error, or it is a zip bomb.</exception>
    public static WordPackage Open(ReadOnlyMemory<byte> content)
    {
        RefuseOthers(content.Span);

        var zip = new MemoryStream(content.ToArray(), writable: false);
        return Guarded(() =>
        {
            ZipGuard.Check(zip, "Word document");
            return new WordPackage(zip);
        });
    }

    /// <summary>Opens the document and reads it.</summary>
    /// <exception cref="UnreadableException">The file is damaged.</exception>
    public Page Read(Func<WordprocessingDocument, Page> read) => Guarded(() =>
    {
        zip.Position = 0;
        using var document = WordprocessingDocument.Open(zip, isEditable: false);
        return read(document);
    });

    /// <summary>The root element of a part; null if there is no part, or it has another root element.</summary>
    public static T? Root<T>(OpenXmlPart? part)
        where T : OpenXmlPartRootElement
    {
        if (part is null)
        {
            return null;
        }

        using (var stream = part.GetStream(FileMode.Open, FileAccess.Read))
        {
            XmlGuard.Check(stream, MaxElements);
        }

        return part.RootElement as T;
    }

    public void Dispose() => zip.Dispose();

    private static void RefuseOthers(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        if (bytes.StartsWith(compound))
        {
            // A file with a password is wrapped in the format of old Office files ([MS-OFFCRYPTO]), in which
            // the names of streams are UTF-16.
            throw new UnreadableException(
                bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? ZipGuard.Protected
                : bytes.IndexOf(Encoding.Unicode.GetBytes("WordDocument")) >= 0
                    ? "This is an old Word document (.doc); save it as .docx and upload it again."
                : "This is an old Office file, not a Word document; save it as .docx and upload it again.");
        }

        if (bytes.StartsWith(@"{\rtf"u8))
        {
            throw new UnreadableException("This is a Rich Text file; rename it to .rtf and upload it again.");
        }

        if (!bytes.StartsWith("PK"u8))
        {
            throw new UnreadableException(bytes.IsEmpty ? "The file is empty." : "The file is not a Word document (.docx).");
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException error) when (error.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new UnreadableException(
                "The document was not written by Word: a part of it declares a document type (DTD), which is not allowed.", error);
        }
        catch (Exception error) when (error is XmlException or InvalidDataException or EndOfStreamException)
        {
            throw new UnreadableException(
                "The Word document is damaged, or was not uploaded completely. Open it in Word, save it and upload it again.", error);
        }
        catch (Exception error) when (
            error is OpenXmlPackageException or FileFormatException or UriFormatException or InvalidOperationException)
        {
            throw new UnreadableException(
                "The file is not a Word document (.docx), or it is damaged. Open it in Word, save it and upload it again.", error);
        }
    }
}
